/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the real window share: the content, to know what must be seen, and the window
 * on the flagship. */

#include "window-driver.h"

G_BEGIN_DECLS

#define SOON 20 /* s */

typedef struct
{
  BujuLibrary    *library;
  BujuContent    *content;       /* the library's */
  WindowDriver   *driver;
  A11y           *a11y;          /* the driver's */
  const A11yNode *application;   /* the driver's */
} Fixture;

void                 set_up    (Fixture *self, gconstpointer data);
void                 tear_down (Fixture *self, gconstpointer data);
/* Waits until it is there; the test fails, with a report, when it does not come. */
void                 need      (Fixture *self, guint role, const char *name);
/* The growth pole of Lin-gang. */
const BujuComponent *get_pole  (Fixture *self);
/* The profile as the window has it, once the text @wanted is there; NULL, with a report, when it
 * does not come. */
char                *wait_for_profile (Fixture *self, const char *title, const char *wanted);
/* FALSE when it does not come. */
gboolean             wait_for_file (const char *path);

G_END_DECLS
