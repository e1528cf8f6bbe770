"""TeX: lexed, expanded, checked, drawn by MathJax."""
