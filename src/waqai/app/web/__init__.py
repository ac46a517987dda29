"""The workbench: where people read, correct, compare and explore a register, in Arabic and English, in a browser.

`waqai serve --register DB` opens it. Pages are made on the server (Jinja2) and work through `waqai.register.Register` alone.
"""
