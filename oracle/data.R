# Writes the data sets of R's survival package to data/ and the columns derived from them to golden/inputs/.
# Run from the oracle folder: Rscript data.R
source("lib/frames.R")
write_frames()
