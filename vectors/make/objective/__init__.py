"""Generates vectors/objective: objectives, their public faces, and what a face gives away."""
