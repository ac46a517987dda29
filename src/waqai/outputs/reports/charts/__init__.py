"""Drawings of reports: SVG by hand, with title and description, without colour alone, mirrored for Arabic."""
