"""Opening: turning sealed bytes back into words. The server never imports this package."""
