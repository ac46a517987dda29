"""Much work in many pieces: shards of articles coded by a pool of processes here or by Dask on many machines."""
