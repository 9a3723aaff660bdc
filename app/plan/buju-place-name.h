/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* BujuPlaceName: the name of a park taken apart: 上海市浦东新区金桥经济技术开发区（区块二） has the core 金桥 and is block
 * 2. What is cut off is what people add or leave out as they like. */

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *folded;  /* as BujuFold has it, without the city before it */
  char *core;    /* without district and form of park, too; never empty when @folded is not */
  int   block;   /* 0: none */
} BujuPlaceName;

void buju_place_name_init  (BujuPlaceName *self, const char *name);
void buju_place_name_clear (BujuPlaceName *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BujuPlaceName, buju_place_name_clear)

G_END_DECLS
