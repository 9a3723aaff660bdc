/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a screen reader sees, asked over D-Bus: a small client of AT-SPI for tests of the real
 * window. Every question that may have to wait has a deadline. Roles are AT-SPI's numbers. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define A11Y_ROLE_ANY         0
#define A11Y_ROLE_FRAME       23
#define A11Y_ROLE_LABEL       29
#define A11Y_ROLE_LIST        31
#define A11Y_ROLE_LIST_ITEM   32
#define A11Y_ROLE_PANEL       39
#define A11Y_ROLE_PUSH_BUTTON 43

/* States, bits of a11y_get_states(). */
#define A11Y_STATE_BUSY      (G_GUINT64_CONSTANT (1) << 3)
#define A11Y_STATE_FOCUSABLE (G_GUINT64_CONSTANT (1) << 11)
#define A11Y_STATE_FOCUSED   (G_GUINT64_CONSTANT (1) << 12)
#define A11Y_STATE_SELECTED  (G_GUINT64_CONSTANT (1) << 23)

typedef struct _A11y A11y;

/* Something in the tree. */
typedef struct
{
  char *bus;
  char *path;
} A11yNode;

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} A11yBox;

/* Called for every node below a root, parents first; FALSE leaves out what is below it. */
typedef gboolean (*A11yFunc) (A11y *self, const A11yNode *node, gpointer data);

A11y     *a11y_new         (GError **error);
void      a11y_free        (A11y *self);
void      a11y_node_free   (A11yNode *node);
/* The application of that name, when it has registered. */
A11yNode *a11y_wait_for_application (A11y *self, const char *name, int seconds);
/* Leaves out what lies beside @window from now on. Returns its width, px. */
int       a11y_watch_window (A11y *self, const A11yNode *window);
/* The first below @root, depth first, of that role whose name contains @name and that is showing;
 * NULL. */
void      a11y_walk        (A11y *self, const A11yNode *root, A11yFunc func, gpointer data);
/* What is below @root and showing, of that role. (element-type A11yNode) (transfer full) */
GPtrArray *a11y_list       (A11y *self, const A11yNode *root, guint role);
guint     a11y_get_role    (A11y *self, const A11yNode *node);
guint64   a11y_get_states  (A11y *self, const A11yNode *node);
/* What @node is in; NULL when it has left the tree. */
A11yNode *a11y_get_parent  (A11y *self, const A11yNode *node);
A11yNode *a11y_find        (A11y *self, const A11yNode *root, guint role, const char *name);
A11yNode *a11y_wait_for    (A11y *self, const A11yNode *root, guint role, const char *name,
                            int seconds);
/* Waits as a11y_wait_for() does; the test fails, with the tree, when it does not come. */
void      a11y_need        (A11y *self, const A11yNode *root, guint role, const char *name,
                            int seconds);
gboolean  a11y_wait_until_gone (A11y *self, const A11yNode *root, guint role, const char *name,
                                int seconds);
char     *a11y_get_name    (A11y *self, const A11yNode *node);
char     *a11y_get_description (A11y *self, const A11yNode *node);
/* All text below a node, a line for each label. */
char     *a11y_get_text    (A11y *self, const A11yNode *node);
/* Where it lies in the window, px. */
gboolean  a11y_get_box     (A11y *self, const A11yNode *node, A11yBox *box);
/* The same of what is waited for: a map makes its zones anew when other things are on it, and one
 * may go as soon as it is found. FALSE: none came. */
gboolean  a11y_wait_for_box (A11y *self, const A11yNode *root, guint role, const char *name,
                             int seconds, A11yBox *box);
/* The tree, indented, for a failure's report. */
void      a11y_dump        (A11y *self, const A11yNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (A11y, a11y_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (A11yNode, a11y_node_free)

G_END_DECLS
