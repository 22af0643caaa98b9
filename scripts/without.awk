#!/usr/bin/awk -f
# Prints the packages of the second lock, with their hashes, that the first lock has not: without.awk FIRST SECOND
FNR == NR { if (/^[^ ]/) first[$0]; next }
/^[^ ]/ { known = $0 in first }
!known
