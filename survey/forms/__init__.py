"""Forms: what is typed becomes checked values, with a Swedish sentence for what is wrong."""
