/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files that load a BujuContent: the content under construction and the reader, a
 * cursor over one JSON file that knows where it is. The first thing that is wrong stops everything:
 * it is kept in reader->error with the file's name and the place in it, and every later call does
 * nothing and returns nothing. */

#include <json-glib/json-glib.h>

#include "plan/buju-content.h"

G_BEGIN_DECLS

typedef enum
{
  BUJU_KIND_PLAN,
  BUJU_KIND_LAYOUT,
  BUJU_KIND_COMPONENT,
  BUJU_KIND_PLACE,
  BUJU_KIND_INDUSTRY,
  BUJU_KIND_INDICATOR,
  BUJU_KIND_CONFLICT,
  BUJU_KIND_TAXONOMY,
  BUJU_N_KINDS
} BujuKind;

struct _BujuContent
{
  GStringChunk *strings;              /* all text */
  GPtrArray    *blocks;               /* all structs; g_free */
  GPtrArray    *lists;                /* all GPtrArrays of the structs */
  GPtrArray    *arrays;               /* all GArrays of the structs */
  GPtrArray    *all[BUJU_N_KINDS];    /* in the documents' order */
  GHashTable   *ids[BUJU_N_KINDS];    /* id → struct */
  GHashTable   *places_by_shape;      /* shape or point id → place */
};

gpointer   buju_content_alloc     (BujuContent *self, gsize size);          /* zeroed */
GPtrArray *buju_content_new_list  (BujuContent *self);
GArray    *buju_content_new_array (BujuContent *self, gsize element_size);
/* What the documents imply: roles of places and industries, places of shapes. */
void       buju_content_link      (BujuContent *self);

typedef struct
{
  BujuContent *content;
  BujuPlan    *plan;         /* whose file is being read; NULL in the shared files */
  const char  *file;         /* its name without folder */
  GError      *error;
  guint        depth;
  struct
  {
    const char *key;         /* a member of an object, or … */
    guint       index;       /* … an element of a list when @key is NULL */
  } path[16];
} BujuReader;

typedef void (*BujuReadObject) (BujuReader *self, JsonObject *object, gpointer target);
typedef void (*BujuReadString) (BujuReader *self, const char *value, gpointer target);

/* Parses @folder/@file and calls @read for its outermost object. */
gboolean    buju_reader_run         (BujuContent *content, const char *folder, const char *file,
                                     BujuReadObject read, GError **error);
void        buju_reader_fail        (BujuReader *self, BujuPlanError code, const char *key,
                                     const char *format, ...) G_GNUC_PRINTF (4, 5);

/* @keys: all that may stand in @object, NULL-terminated; anything else is an error. */
void        buju_reader_check_keys  (BujuReader *self, JsonObject *object,
                                     const char * const *keys);
/* Missing or null gives NULL, an empty text, FALSE, NAN; "need" makes that an error. */
const char *buju_reader_get_string  (BujuReader *self, JsonObject *object, const char *key);
const char *buju_reader_need_string (BujuReader *self, JsonObject *object, const char *key);
BujuText    buju_reader_get_text    (BujuReader *self, JsonObject *object, const char *key);
BujuText    buju_reader_need_text   (BujuReader *self, JsonObject *object, const char *key);
gboolean    buju_reader_get_boolean (BujuReader *self, JsonObject *object, const char *key);
double      buju_reader_get_number  (BujuReader *self, JsonObject *object, const char *key);
/* A year may be written as a number. */
const char *buju_reader_get_year    (BujuReader *self, JsonObject *object, const char *key);
void        buju_reader_each        (BujuReader *self, JsonObject *object, const char *key,
                                     BujuReadObject read, gpointer target);
void        buju_reader_each_string (BujuReader *self, JsonObject *object, const char *key,
                                     BujuReadString read, gpointer target);
/* A list of ids of the dataset, kept as they are. (transfer none) */
GPtrArray  *buju_reader_get_ids     (BujuReader *self, JsonObject *object, const char *key);
/* A list of ids of @kind, resolved. (transfer none) */
GPtrArray  *buju_reader_get_links   (BujuReader *self, JsonObject *object, const char *key,
                                     BujuKind kind);
/* One id of @kind, resolved; NULL when there is none. */
gpointer    buju_reader_get_link    (BujuReader *self, JsonObject *object, const char *key,
                                     BujuKind kind);
gpointer    buju_reader_need_link   (BujuReader *self, JsonObject *object, const char *key,
                                     BujuKind kind);

/* The object's "id", checked to be new, and @item entered under it. */
const char *buju_reader_register    (BujuReader *self, JsonObject *object, BujuKind kind,
                                     gpointer item);

/* One for each file of resources, in this order; each is a BujuReadObject for its outermost
 * object. */
void buju_content_read_industries (BujuReader *self, JsonObject *object, gpointer unused);
void buju_content_read_places     (BujuReader *self, JsonObject *object, gpointer unused);
void buju_content_read_plan       (BujuReader *self, JsonObject *object, gpointer unused);
void buju_content_read_conflicts  (BujuReader *self, JsonObject *object, gpointer unused);
/* Parts of a plan's file. */
void buju_content_read_indicators (BujuReader *self, JsonObject *object);
void buju_content_read_layouts    (BujuReader *self, JsonObject *object);

G_END_DECLS
