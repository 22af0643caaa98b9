#!/usr/bin/awk -f
# Prints the packages of the second lock, with their hashes, that the first lock has not: without.awk FIRST SECOND
FNR == NR { if (/^[^ ]/) first[$1]; next }
/^[^ ]/ { known = $1 in first }
!known
