/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Files that layers were read from, and what becomes of them. Whatever asks the disk can be held up
 * here, as a share does: the linker puts a function of this test in its place. */

#include "data/buju-file-stamp.h"
#include "session/buju-loader.h"
#include "session/buju-session-overlays.h"

#include "../library-fixture.h"
#include "shape-fixture.h"
#include "zip-fixture.h"

#define ONE "name,lon,lat\na,121.5,31.2\n"
#define TWO "name,lon,lat\na,121.5,31.2\nb,121.6,31.2\n"

#define SETTLED 600   /* ms, after which a file that has changed was looked at */

BujuFileStamp __real_buju_file_stamp_take (const char *path);
BujuFileStamp __wrap_buju_file_stamp_take (const char *path);
GFileMonitor *__real_g_file_monitor_file (GFile *file, GFileMonitorFlags flags,
                                          GCancellable *cancellable, GError **error);
GFileMonitor *__wrap_g_file_monitor_file (GFile *file, GFileMonitorFlags flags,
                                          GCancellable *cancellable, GError **error);

typedef struct
{
  const char *at;        /* "monitor", "stamp", "stamped": what is held up; NULL: nothing */
  guint       n_held;
  guint       n_passed;  /* that were held and went on */
} Gate;

static BujuLibrary *library;
static GMutex gate_mutex;
static GCond gate_cond;
static Gate gate;
static GThread *main_thread;

/* The share hangs. In the thread of the window that is the fault itself. */
static void
pass (const char *what)
{
  g_mutex_lock (&gate_mutex);
  if (g_strcmp0 (gate.at, what) == 0)
    {
      g_assert_true (g_thread_self () != main_thread);
      gate.n_held++;
      while (gate.at != NULL)
        g_cond_wait (&gate_cond, &gate_mutex);
      gate.n_passed++;
    }
  g_mutex_unlock (&gate_mutex);
}

BujuFileStamp
__wrap_buju_file_stamp_take (const char *path)
{
  BujuFileStamp stamp;

  pass ("stamp");
  stamp = __real_buju_file_stamp_take (path);
  pass ("stamped");
  return stamp;
}

GFileMonitor *
__wrap_g_file_monitor_file (GFile *file, GFileMonitorFlags flags, GCancellable *cancellable,
                            GError **error)
{
  pass ("monitor");
  return __real_g_file_monitor_file (file, flags, cancellable, error);
}

static void
gate_shut (const char *what)
{
  g_mutex_lock (&gate_mutex);
  gate = (Gate) { .at = what };
  g_mutex_unlock (&gate_mutex);
}

static void
gate_open (void)
{
  g_mutex_lock (&gate_mutex);
  gate.at = NULL;
  g_cond_broadcast (&gate_cond);
  g_mutex_unlock (&gate_mutex);
}

static guint
gate_read (const guint *count)
{
  guint value;

  g_mutex_lock (&gate_mutex);
  value = *count;
  g_mutex_unlock (&gate_mutex);
  return value;
}

/* The window lives on until something is held up. */
static void
run_until_held (void)
{
  while (gate_read (&gate.n_held) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

typedef struct
{
  BujuLoader  *loader;
  BujuOverlay *overlay;
  char        *path;
  BujuLoaded  *fresh;
  char        *changed;
  guint        n_changes;
  gboolean     gone;
} Scene;

static void
changed_cb (Scene *self, const char *id, gboolean gone)
{
  g_free (self->changed);
  self->changed = g_strdup (id);
  self->gone = gone;
  self->n_changes++;
}

static BujuOverlay *
read_overlay (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = buju_finding_list ((const char *const[]) { path, NULL }, NULL, NULL,
                                                   &error);
  g_autoptr (BujuLoaded) loaded = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  loaded = buju_loader_read (library, g_ptr_array_index (found, 0), NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->status, ==, BUJU_LOADED_DONE);
  return buju_overlay_ref (loaded->overlay);
}

/* @path: (transfer full): a file that can be read, which is read */
static void
scene_init (Scene *self, char *path)
{
  *self = (Scene) { .path = path };
  self->overlay = read_overlay (path);
  self->loader = buju_loader_new (library);
  g_signal_connect_swapped (self->loader, "file-changed", G_CALLBACK (changed_cb), self);
}

static void
scene_clear (Scene *self)
{
  g_clear_object (&self->loader);
  buju_overlay_unref (self->overlay);
  g_clear_pointer (&self->fresh, buju_loaded_free);
  g_free (self->changed);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static gboolean
too_late_cb (gpointer data)
{
  g_error ("nothing was told of a changed file");
  return G_SOURCE_REMOVE;
}

static void
run_until_changes (Scene *self, guint n)
{
  guint late = g_timeout_add_seconds (20, too_late_cb, NULL);

  while (self->n_changes < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  g_assert_cmpuint (self->n_changes, ==, n);
}

static gboolean
over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* @span: ms */
static void
run_on (guint span)
{
  gboolean over = FALSE;

  g_timeout_add (span, over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
replace (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Scene *self = data;
  g_autoptr (GError) error = NULL;

  self->fresh = buju_loader_read_finish (BUJU_LOADER (source), result, &error);
  g_assert_no_error (error);
}

/* Replaced: told of, read again, with the look it had. Deleted: told of, and still there. */
static void
test_watch (Folder *folder, gconstpointer data)
{
  g_autoptr (BujuSession) session = buju_session_new (library);
  g_auto (BujuOverlayLook) look = { 0 };
  g_auto (Scene) scene = { 0 };
  BujuOverlay *shown;
  const char *id;

  scene_init (&scene, folder_write (folder, "园区.csv", ONE, strlen (ONE)));
  id = buju_session_add_overlay (session, scene.overlay);
  buju_overlay_look_init (&look, 3);
  buju_session_set_overlay_look (session, id, &look, NULL);
  buju_loader_watch (scene.loader, buju_session_get_overlay (session, "overlay-1"));
  replace (scene.path, TWO);
  run_until_changes (&scene, 1);
  g_assert_cmpstr (scene.changed, ==, "overlay-1");
  g_assert_false (scene.gone);
  buju_loader_reload_async (scene.loader, buju_session_get_overlay (session, "overlay-1"), NULL,
                            NULL, reloaded_cb, &scene);
  while (scene.fresh == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (scene.fresh->status, ==, BUJU_LOADED_DONE);
  buju_session_replace_overlay (session, "overlay-1", scene.fresh->overlay);
  shown = buju_session_get_overlay (session, "overlay-1");
  g_assert_cmpuint (buju_overlay_get_n_shown (shown), ==, 2);
  g_assert_true (buju_overlay_look_equal (buju_overlay_get_look (shown), &look));
  buju_undo_undo (buju_session_get_undo (session));
  g_assert_cmpuint (buju_overlay_get_n_shown (buju_session_get_overlay (session, "overlay-1")), ==,
                    1);
  g_assert_true (buju_undo_can_undo (buju_session_get_undo (session)));
  buju_undo_redo (buju_session_get_undo (session));
  g_unlink (scene.path);
  run_until_changes (&scene, 2);
  g_assert_true (scene.gone);
  g_assert_cmpuint (buju_overlay_get_n_shown (buju_session_get_overlay (session, "overlay-1")), ==,
                    2);
}

/* Whatever hangs, the window goes on, and learns later what became of the file meanwhile. */
static void
test_slow (Folder *folder, gconstpointer data)
{
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, folder_write (folder, "园区.csv", ONE, strlen (ONE)));
  gate_shut (data);
  buju_loader_watch (scene.loader, scene.overlay);
  run_until_held ();
  g_assert_cmpuint (scene.n_changes, ==, 0);
  replace (scene.path, TWO);
  gate_open ();
  run_until_changes (&scene, 1);
  g_assert_cmpstr (scene.changed, ==, buju_overlay_get_id (scene.overlay));
  g_assert_false (scene.gone);
}

/* What changes when the files were just looked at is looked at again, one look after the other. */
static void
test_again (Folder *folder, gconstpointer data)
{
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, folder_write (folder, "园区.csv", ONE, strlen (ONE)));
  buju_loader_watch (scene.loader, scene.overlay);
  gate_shut ("stamped");
  run_until_held ();
  replace (scene.path, TWO);
  run_on (SETTLED);
  g_assert_cmpuint (gate_read (&gate.n_held), ==, 1);
  gate_open ();
  run_until_changes (&scene, 1);
  run_on (SETTLED);
  g_assert_cmpuint (scene.n_changes, ==, 1);
}

typedef struct
{
  const char *folder;
  const char *changed;  /* what of the shapefile; NULL: the archive */
} Part;

static const Part parts[] = { { "shapes", ".shp" }, { "table", ".dbf" }, { "archive", NULL } };

/* (transfer full) */
static char *
write_part (Folder *folder, const Part *part)
{
  g_autofree char *archive = folder_path (folder, "x.zip"), *prj = NULL;
  Zip zip;

  if (part->changed == NULL)
    {
      zip_init (&zip);
      zip_add (&zip, "a.csv", ONE, strlen (ONE), 0);
      zip_finish (&zip, archive);
      return g_steal_pointer (&archive);
    }
  write_shapes (folder, SHPT_POLYGON, N_RECORDS);
  write_rows (folder, N_RECORDS);
  prj = folder_write (folder, "x.prj", GEO_PRJ, strlen (GEO_PRJ));
  return shape_path (folder, ".shp");
}

/* Compared with what was read, though that was long before: each file that belongs to it. Nothing
 * is told of what is as it was. */
static void
test_before (Folder *folder, gconstpointer data)
{
  Scene scenes[G_N_ELEMENTS (parts)];
  char *changed[G_N_ELEMENTS (parts)];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      Folder own = { folder_path (folder, parts[i].folder) };

      g_assert_cmpint (g_mkdir (own.path, 0700), ==, 0);
      scene_init (&scenes[i], write_part (&own, &parts[i]));
      changed[i] = parts[i].changed != NULL ? shape_path (&own, parts[i].changed)
                   : g_strdup (scenes[i].path);
      buju_loader_watch (scenes[i].loader, scenes[i].overlay);
      g_free (own.path);
    }
  run_on (SETTLED);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_cmpuint (scenes[i].n_changes, ==, 0);
      buju_loader_unwatch (scenes[i].loader, buju_overlay_get_id (scenes[i].overlay));
      replace (changed[i], "another");
      buju_loader_watch (scenes[i].loader, scenes[i].overlay);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      run_until_changes (&scenes[i], 1);
      g_assert_false (scenes[i].gone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_unlink (changed[i]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      run_until_changes (&scenes[i], 2);
      g_assert_true (scenes[i].gone);
      g_free (changed[i]);
      scene_clear (&scenes[i]);
    }
}

static void
gone_cb (gpointer data, GObject *object)
{
  *(gboolean *) data = TRUE;
}

/* The layer is removed or the window closed while something hangs: the loader goes at once, and
 * what comes later comes to nobody. */
static void
test_left (Folder *folder, gconstpointer data)
{
  g_auto (Scene) scene = { 0 };
  gboolean gone = FALSE;

  scene_init (&scene, folder_write (folder, "园区.csv", ONE, strlen (ONE)));
  g_object_weak_ref (G_OBJECT (scene.loader), gone_cb, &gone);
  gate_shut (data);
  buju_loader_watch (scene.loader, scene.overlay);
  run_until_held ();
  buju_loader_unwatch (scene.loader, buju_overlay_get_id (scene.overlay));
  buju_loader_watch (scene.loader, scene.overlay);
  while (gate_read (&gate.n_held) < 2)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_clear_object (&scene.loader);
  g_assert_true (gone);
  replace (scene.path, TWO);
  gate_open ();
  while (gate_read (&gate.n_passed) < 2)
    g_usleep (1000);
  run_on (50);
  g_assert_cmpuint (scene.n_changes, ==, 0);
}

#define TEST(name, func, data) \
  g_test_add ("/loader-watch/" name, Folder, data, folder_set_up, func, folder_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  library = load_library ();
  TEST ("watch", test_watch, NULL);
  TEST ("slow-monitor", test_slow, "monitor");
  TEST ("slow-look", test_slow, "stamp");
  TEST ("again", test_again, NULL);
  TEST ("before", test_before, NULL);
  TEST ("left-monitor", test_left, "monitor");
  TEST ("left-look", test_left, "stamp");
  return run_with_library (library);
}
