/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* WindowDriver: the built program in a process of its own, seen through AT-SPI and moved by
 * synthetic pointer and key events. It knows where things lie on the map: from the boxes of two
 * places it derives the view. */

#include "a11y.h"
#include "plan/buju-library.h"

G_BEGIN_DECLS

typedef struct _WindowDriver WindowDriver;

/* starts the program and waits for its map */
WindowDriver *window_driver_new      (BujuLibrary *library);
/* The same with files on the command line, NULL-terminated. */
WindowDriver *window_driver_new_with_files (BujuLibrary *library, const char * const *files);
void          window_driver_free     (WindowDriver *self);
A11y         *window_driver_get_a11y (WindowDriver *self);
const A11yNode *window_driver_get_application (WindowDriver *self);

void          window_driver_key      (WindowDriver *self, const char *key);
void          window_driver_type     (WindowDriver *self, const char *text);
/* px of the window */
void          window_driver_click    (WindowDriver *self, double x, double y);
void          window_driver_double_click (WindowDriver *self, double x, double y);
/* While @key is held: "ctrl". */
void          window_driver_click_with (WindowDriver *self, const char *key, double x, double y);
/* 8, 9: the side ones */
void          window_driver_press_button (WindowDriver *self, double x, double y, int button);
void          window_driver_click_on (WindowDriver *self, const A11yNode *node);
void          window_driver_drag     (WindowDriver *self, double x, double y, double dx, double dy);
void          window_driver_scroll   (WindowDriver *self, double x, double y, int notches);

/* px; there is no window manager */
void          window_driver_resize   (WindowDriver *self, int width, int height);
gboolean      window_driver_is_alive (WindowDriver *self);
GPid          window_driver_get_pid  (WindowDriver *self);

/* Where a gazetteer point lies now, px of the window, derived from two other places' zones. */
BujuPoint     window_driver_find_point (WindowDriver *self, const char *point);
/* px a metre of the present view. */
double        window_driver_get_scale  (WindowDriver *self);
/* Waits until no zone has moved for a moment. */
void          window_driver_settle     (WindowDriver *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WindowDriver, window_driver_free)

G_END_DECLS
