/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A layer as people bring it: 甲园区, its table in GBK, and nothing that says so. */

#include "../unit/shape-fixture.h"

/* A square around @at, @half deg to each side, as areas.shp. (transfer full) */
static inline char *
write_gbk_area (Folder *folder, BujuPoint at, double half)
{
  char      *path = g_build_filename (folder->path, "areas.shp", NULL);
  double     x[] = { at.x - half, at.x - half, at.x + half, at.x + half, at.x - half };
  double     y[] = { at.y - half, at.y + half, at.y + half, at.y - half, at.y - half };
  SHPHandle  shapes = SHPCreate (path, SHPT_POLYGON);
  DBFHandle  rows = DBFCreateEx (path, NULL);
  SHPObject *object = SHPCreateSimpleObject (SHPT_POLYGON, 5, x, y, NULL);

  SHPWriteObject (shapes, -1, object);
  SHPDestroyObject (object);
  SHPClose (shapes);
  DBFAddField (rows, "\xc3\xfb\xb3\xc6", FTString, 30, 0);
  DBFWriteStringAttribute (rows, 0, 0, "\xbc\xd7\xd4\xb0\xc7\xf8");
  DBFClose (rows);
  g_free (folder_write (folder, "areas.prj", GEO_PRJ, strlen (GEO_PRJ)));
  return path;
}
