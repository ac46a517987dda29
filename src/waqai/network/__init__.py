"""The one door to the network: addresses checked, answers bounded in size and time, hosts treated politely. Knows nothing of news."""

from waqai.network.addresses import AddressError, FetchError, check_address, is_public
from waqai.network.fetching import Answer, Fetcher, FetchLimits

__all__ = ["AddressError", "Answer", "FetchError", "FetchLimits", "Fetcher", "check_address", "is_public"]
