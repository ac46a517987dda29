"""The interface for programs under `/api/v1`: the same service layer as the pages, JSON in and out, tokens with scopes, OpenAPI."""
