/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* shapelib's view of the world: three sources that we have opened and checked. It opens no file
 * itself, prints nothing, and reads numbers with a decimal point in every locale. */

#include <shapefil.h>

#include "data/buju-source.h"

G_BEGIN_DECLS

typedef struct
{
  BujuSource *shp;
  BujuSource *shx;
  BujuSource *dbf;
} BujuShapefileSources;

SHPHandle buju_shapefile_open_shp (BujuShapefileSources *sources);
DBFHandle buju_shapefile_open_dbf (BujuShapefileSources *sources);

G_END_DECLS
