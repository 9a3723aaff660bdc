/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "geo/buju-projection.h"

#include <math.h>
#include <string.h>

#include <proj.h>

#include "geo/buju-projection-files.h"

/* Longer ones are no CRS but an attack: PROJ needs most of a second for 4 MiB of brackets. */
#define MAX_WKT (64 * 1024)

#define GLOBAL_CRS "EPSG:4326" /* WGS 84 */

/* A guess at the authority's number is believed from this confidence on, in percent. */
#define MIN_CONFIDENCE 90

struct _BujuProjection
{
  PJ_CONTEXT *context;
  PJ         *transformation; /* NULL for an identity */
  gboolean    gives_degrees;
};

G_DEFINE_QUARK (buju-projection-error-quark, buju_projection_error)

static void
ignore_log_cb (void       *user_data,
               int         level,
               const char *message)
{
}

static PJ_CONTEXT *
create_context (void)
{
  PJ_CONTEXT *context = proj_context_create ();

  proj_log_func (context, NULL, ignore_log_cb);
  proj_context_set_enable_network (context, 0);
  buju_projection_files_set_up (context);

  return context;
}

static const char *
skip_byte_order_mark (const char *text)
{
  return g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
}

/* "+proj=…", "EPSG:4490" and "GEOGCS[…" are; for anything else PROJ would search its list of
 * names for a tenth of a second. */
static gboolean
is_definition (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  if (*text == '+')
    return TRUE;

  if (!g_ascii_isalpha (*text))
    return FALSE;
  while (g_ascii_isalnum (*text) || *text == '_')
    text++;
  while (g_ascii_isspace (*text))
    text++;

  return *text == '[' || *text == '(' || *text == ':';
}

/* The start of a definition, for a message; not half a character, and readable whatever it is. */
static char *
abbreviate (const char *definition)
{
  g_autofree char *start = g_strndup (definition, 40);

  return g_utf8_make_valid (start, -1);
}

static PJ *
create_crs (PJ_CONTEXT  *context,
            const char  *definition,
            GError     **error)
{
  PJ *crs = NULL;

  definition = skip_byte_order_mark (definition);
  if (strlen (definition) <= MAX_WKT && is_definition (definition))
    crs = proj_create (context, definition);

  /* proj_create() also makes operations, ellipsoids and the like, which place nothing. */
  if (crs != NULL && !proj_is_crs (crs))
    g_clear_pointer (&crs, proj_destroy);
  if (crs == NULL)
    {
      g_autofree char *start = abbreviate (definition);

      g_set_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_UNKNOWN_CRS,
                   "unknown coordinate system “%s”", start);
    }

  return crs;
}

static PJ *
create_transformation (PJ_CONTEXT *context,
                       PJ         *from,
                       PJ         *to)
{
  PJ *plain = proj_create_crs_to_crs_from_pj (context, from, to, NULL, NULL);
  PJ *normalised = NULL;

  /* Longitude before latitude, east before north, whatever the authority says. */
  if (plain != NULL)
    normalised = proj_normalize_for_visualization (context, plain);
  g_clear_pointer (&plain, proj_destroy);

  return normalised;
}

static gboolean
is_geographic (PJ_CONTEXT *context,
               PJ         *crs)
{
  PJ_TYPE type = proj_get_type (crs);
  gboolean geographic;
  PJ *base;

  if (type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS)
    return TRUE;
  if (type != PJ_TYPE_BOUND_CRS && type != PJ_TYPE_COMPOUND_CRS)
    return FALSE;

  base = type == PJ_TYPE_BOUND_CRS ? proj_get_source_crs (context, crs)
                                   : proj_crs_get_sub_crs (context, crs, 0);
  geographic = base != NULL && is_geographic (context, base);
  g_clear_pointer (&base, proj_destroy);

  return geographic;
}

/* To PROJ both systems are one to the metre, and the way between them is none; but to find that out
 * it searches its database for a seventh of a second. Nearly all files there are name this one. */
static gboolean
is_as_good_as_ours (PJ_CONTEXT *context,
                    PJ         *source,
                    const char *to)
{
  PJ *global;
  gboolean same;

  if (strcmp (to, BUJU_MAP_CRS) != 0 || proj_get_type (source) != PJ_TYPE_GEOGRAPHIC_2D_CRS)
    return FALSE;

  global = proj_create (context, GLOBAL_CRS);
  same = global != NULL && proj_is_equivalent_to_with_ctx (context, source, global,
                                                      PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS);
  g_clear_pointer (&global, proj_destroy);

  return same;
}

static gboolean
connect_systems (BujuProjection  *self,
                 const char      *from,
                 const char      *to,
                 GError         **error)
{
  PJ *source = create_crs (self->context, from, error);
  PJ *target = source != NULL ? create_crs (self->context, to, error) : NULL;
  gboolean done = FALSE;

  if (source != NULL && is_as_good_as_ours (self->context, source, to))
    {
      proj_destroy (source);
      source = create_crs (self->context, BUJU_GEO_CRS, error);
    }
  if (target != NULL &&
      proj_is_equivalent_to_with_ctx (self->context, source, target,
                                      PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS))
    done = TRUE;
  else if (target != NULL)
    {
      self->gives_degrees = is_geographic (self->context, target);
      self->transformation = create_transformation (self->context, source, target);
      done = self->transformation != NULL;
      if (!done)
        {
          g_autofree char *start = abbreviate (from);

          g_set_error (error, BUJU_PROJECTION_ERROR, BUJU_PROJECTION_ERROR_TRANSFORM,
                       "no way from “%s” to “%.40s”", start, to);
        }
    }
  g_clear_pointer (&source, proj_destroy);
  g_clear_pointer (&target, proj_destroy);

  return done;
}

/**
 * buju_projection_new:
 * @from: CRS of the given coordinates: "EPSG:n", a PROJ string or WKT, ESRI's kind included
 * @to: CRS of the wanted ones
 * @error: return location; %BUJU_PROJECTION_ERROR
 *
 * Makes a transformation with a PROJ context of its own. Nothing is fetched from the network and
 * nothing written to the terminal.
 *
 * Returns: (transfer full) (nullable): the transformation
 */
BujuProjection *
buju_projection_new (const char  *from,
                     const char  *to,
                     GError     **error)
{
  BujuProjection *self;

  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  self = g_new0 (BujuProjection, 1);
  self->context = create_context ();
  if (!connect_systems (self, from, to, error))
    g_clear_pointer (&self, buju_projection_free);

  return self;
}

/**
 * buju_projection_free:
 * @self: (transfer full): a transformation
 */
void
buju_projection_free (BujuProjection *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->transformation, proj_destroy);
  proj_context_destroy (self->context);
  g_free (self);
}

/**
 * buju_projection_is_identity:
 * @self: a transformation
 *
 * Tells whether both CRS are the same, so that coordinates stay as they are.
 */
gboolean
buju_projection_is_identity (const BujuProjection *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->transformation == NULL;
}

/**
 * buju_projection_get_tolerance:
 * @self: a transformation
 *
 * Tells how far a point may lie from where it ought to, for no map to show it.
 *
 * Returns: about a millimetre, in the units of the results: m or deg
 */
double
buju_projection_get_tolerance (const BujuProjection *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return self->gives_degrees ? 1e-8 : 0.001;
}

/* PROJ marks failures with infinity and wants no NaN; ours are NaN in both. */
static gsize
mark_failures (BujuPoint *points,
               gsize      n_points)
{
  gsize n_failed = 0;

  for (gsize i = 0; i < n_points; i++)
    if (!isfinite (points[i].x) || !isfinite (points[i].y))
      {
        points[i] = (BujuPoint) { NAN, NAN };
        n_failed++;
      }

  return n_failed;
}

static gsize
transform (BujuProjection *self,
           PJ_DIRECTION    direction,
           BujuPoint      *points,
           gsize           n_points)
{
  g_return_val_if_fail (self != NULL && (points != NULL || n_points == 0), 0);

  if (n_points == 0)
    return 0;

  mark_failures (points, n_points);
  if (self->transformation != NULL)
    {
      proj_errno_reset (self->transformation);
      proj_trans_generic (self->transformation, direction, &points->x, sizeof (BujuPoint), n_points,
                          &points->y, sizeof (BujuPoint), n_points, NULL, 0, 0, NULL, 0, 0);
    }

  return mark_failures (points, n_points);
}

/**
 * buju_projection_forward:
 * @self: a transformation
 * @points: (inout) (array length=n_points): coordinates in the first CRS; become those in the
 *   second
 * @n_points: how many
 *
 * Returns: how many points could not be transformed; they are (NaN, NaN)
 */
gsize
buju_projection_forward (BujuProjection *self,
                         BujuPoint      *points,
                         gsize           n_points)
{
  return transform (self, PJ_FWD, points, n_points);
}

/**
 * buju_projection_inverse:
 * @self: a transformation
 * @points: (inout) (array length=n_points): coordinates in the second CRS; become those in the
 *   first
 * @n_points: how many
 *
 * Returns: how many points could not be transformed; they are (NaN, NaN)
 */
gsize
buju_projection_inverse (BujuProjection *self,
                         BujuPoint      *points,
                         gsize           n_points)
{
  return transform (self, PJ_INV, points, n_points);
}

static char *
get_authority (PJ *crs)
{
  const char *authority = proj_get_id_auth_name (crs, 0);
  const char *code = proj_get_id_code (crs, 0);

  return authority != NULL && code != NULL ? g_strconcat (authority, ":", code, NULL) : NULL;
}

/* Shifts to WGS 84 that hang on a CRS make PROJ see another one than the list has. */
static PJ *
unwrap (PJ_CONTEXT *context,
        PJ         *crs)
{
  PJ *inner = proj_get_type (crs) == PJ_TYPE_BOUND_CRS ? proj_get_source_crs (context, crs) : NULL;

  if (inner == NULL)
    return crs;
  proj_destroy (crs);

  return inner;
}

/* A .prj names no number: PROJ looks through its list for the same system. */
static char *
identify (PJ_CONTEXT *context,
          PJ         *crs)
{
  int *confidence = NULL;
  PJ_OBJ_LIST *matches = proj_identify (context, crs, "EPSG", NULL, &confidence);
  char *authority = NULL;

  if (matches != NULL && proj_list_get_count (matches) > 0 && confidence[0] >= MIN_CONFIDENCE)
    {
      PJ *match = proj_list_get (context, matches, 0);

      authority = get_authority (match);
      proj_destroy (match);
    }
  g_clear_pointer (&matches, proj_list_destroy);
  g_clear_pointer (&confidence, proj_int_list_destroy);

  return authority;
}

/**
 * buju_crs_describe:
 * @wkt: a CRS as found in a .prj file, "EPSG:n" or a PROJ string
 * @crs: (out caller-allocates): what it is; free it with buju_crs_clear(). All zeros on failure
 * @error: return location; %BUJU_PROJECTION_ERROR_UNKNOWN_CRS
 *
 * Returns: %FALSE when @wkt names no CRS or is longer than 64 KiB
 */
gboolean
buju_crs_describe (const char  *wkt,
                   BujuCrs     *crs,
                   GError     **error)
{
  PJ_CONTEXT *context;
  PJ *object;
  gboolean found;

  g_return_val_if_fail (wkt != NULL && crs != NULL, FALSE);

  *crs = (BujuCrs) { NULL, NULL, FALSE };
  context = create_context ();
  object = create_crs (context, wkt, error);
  found = object != NULL;
  if (found)
    {
      object = unwrap (context, object);
      crs->name = g_strdup (proj_get_name (object));
      crs->authority = get_authority (object);
      if (crs->authority == NULL)
        crs->authority = identify (context, object);
      crs->geographic = is_geographic (context, object);
      proj_destroy (object);
    }
  proj_context_destroy (context);

  return found;
}

/**
 * buju_crs_clear:
 * @crs: a description, also one of all zeros
 *
 * Frees what the description holds.
 */
void
buju_crs_clear (BujuCrs *crs)
{
  g_return_if_fail (crs != NULL);

  g_clear_pointer (&crs->name, g_free);
  g_clear_pointer (&crs->authority, g_free);
}

/**
 * buju_projection_describe:
 *
 * Returns: (transfer full): version of PROJ, of the EPSG tables in its database, and where that is
 */
char *
buju_projection_describe (void)
{
  PJ_CONTEXT *context = create_context ();
  const char *path = proj_context_get_database_path (context);
  const char *epsg = path != NULL ? proj_context_get_database_metadata (context, "EPSG.VERSION")
                     : NULL;
  char *text;

  if (path != NULL)
    text = g_strdup_printf ("%s, EPSG %s, %s", proj_info ().version,
                            epsg != NULL ? epsg : "unknown", path);
  else
    text = g_strdup_printf ("%s, without its database", proj_info ().version);
  proj_context_destroy (context);
  return text;
}
