"""Published datasets (ACLED, UCDP GED, GTD) read as coded articles of a source of its own, so that they can be compared with ours."""

from waqai.datasets.reading import DATASETS, DatasetRow, read_dataset

__all__ = ["DATASETS", "DatasetRow", "read_dataset"]
