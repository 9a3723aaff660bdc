/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-shapefile.h"

G_DEFINE_QUARK (buju-shapefile-error-quark, buju_shapefile_error)
