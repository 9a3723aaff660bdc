/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/buju-table-order.h"
#include "session/buju-table-text.h"

#include <string.h>

#define N_ROWS 1000000

static const char *const districts[] = { "宝山区", "长宁区", "崇明区", "奉贤区", "虹口区", "黄浦区", "嘉定区", "金山区",
                                         "静安区",
                                         "闵行区", "浦东新区", "普陀区", "青浦区", "松江区", "徐汇区", "杨浦区" };

static double
get_milliseconds (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* MiB that the process holds. */
static double
get_resident (void)
{
  g_autofree char *text = NULL;
  guint64 pages;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  pages = g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return (double) pages * 4096 / (1024 * 1024);
}

static void
add_field (GArray *fields, const char *name, BujuFieldType type)
{
  BujuField field = { g_strdup (name), type, 0, 0 };

  g_array_append_val (fields, field);
}

static BujuTable *
make_table (void)
{
  GArray *fields = g_array_new (FALSE, TRUE, sizeof (BujuField));
  GPtrArray *cells = g_ptr_array_sized_new (N_ROWS * 6);
  GStringChunk *chunk = g_string_chunk_new (1 << 20);
  GRand *rand = g_rand_new_with_seed (1);

  add_field (fields, "id", BUJU_FIELD_INTEGER);
  add_field (fields, "name", BUJU_FIELD_TEXT);
  add_field (fields, "district", BUJU_FIELD_TEXT);
  add_field (fields, "area", BUJU_FIELD_REAL);
  add_field (fields, "year", BUJU_FIELD_INTEGER);
  add_field (fields, "code", BUJU_FIELD_TEXT);
  for (guint i = 0; i < N_ROWS; i++)
    {
      char id[16], name[64], area[32], year[8], code[32];
      const char *row[] = { id, name, districts[g_rand_int_range (rand, 0, 16)], area, year, code };

      g_snprintf (id, sizeof id, "%u", i);
      g_snprintf (name, sizeof name, "上海第%d号产业园%c区", g_rand_int_range (rand, 0, 500000),
                  'A' + i % 26);
      g_snprintf (area, sizeof area, "%d.%03d", g_rand_int_range (rand, 0, 5000),
                  g_rand_int_range (rand, 0, 1000));
      g_snprintf (year, sizeof year, "%d", g_rand_int_range (rand, 1990, 2036));
      g_snprintf (code, sizeof code, "SH%08d", g_rand_int_range (rand, 0, 99999999));
      for (guint k = 0; k < G_N_ELEMENTS (row); k++)
        g_ptr_array_add (cells, g_string_chunk_insert (chunk, row[k]));
    }
  g_rand_free (rand);
  return buju_table_new_over_chunk (fields, cells, N_ROWS, chunk);
}

static BujuTableOrder *
bench_wish (BujuTable *table, const char *what, const BujuTableWish *wish)
{
  double before = get_resident ();
  gint64 start = g_get_monotonic_time ();
  BujuTableOrder *order = buju_table_order_new (table, N_ROWS, wish, NULL, NULL, NULL);
  double taken = get_milliseconds (start);

  g_print ("%-44s %7.0f ms, %7u rows, %+5.1f MiB kept\n", what, taken,
           buju_table_order_get_n (order),
           get_resident () - before);
  return order;
}

static void
bench_search (BujuTableOrder *order, const char *what, const char *text)
{
  gint64 start = g_get_monotonic_time ();
  guint found = buju_table_order_search (order, text, 0, FALSE, NULL);

  g_print ("%-44s %7.0f ms (%s)\n", what, get_milliseconds (start),
           found == BUJU_TABLE_NOWHERE ? "not there" : "found");
}

/* How soon somebody who cancels is heard. */
static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
bench_cancel (BujuTable *table)
{
  const BujuTableWish wish = { NULL, 1, FALSE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 start = g_get_monotonic_time ();
  BujuTableOrder *order = buju_table_order_new (table, N_ROWS, &wish, NULL, cancellable, NULL);

  g_print ("%-44s %7.0f ms after it\n", "cancelled at 100 ms, returned",
           get_milliseconds (start) - 100);
  g_thread_join (thread);
  g_clear_pointer (&order, buju_table_order_unref);
}

static void
bench_csv (BujuTableOrder *order)
{
  gint64 start = g_get_monotonic_time ();
  g_autofree char *text = buju_table_text_make (order, NULL, BUJU_TABLE_TEXT_CSV, NULL);

  g_print ("%-44s %7.0f ms, %.0f MB\n", "all rows as CSV", get_milliseconds (start),
           (double) strlen (text) / 1e6);
}

int
main (void)
{
  static const struct { const char *what; BujuTableWish wish; } wishes[] = {
    { "as in the file", { NULL, -1, FALSE } },
    { "by number", { NULL, 3, FALSE } },
    { "by number, descending", { NULL, 3, TRUE } },
    { "by name (Chinese and numbers)", { NULL, 1, FALSE } },
    { "by district (16 different)", { NULL, 2, FALSE } },
    { "by code (letters and eight digits)", { NULL, 5, FALSE } },
    { "filter: area > 4000", { "area > 4000", -1, FALSE } },
    { "filter: district = 闵行区, by name", { "district = 闵行区", 1, FALSE } },
    { "filter: name contains 7号", { "name contains 7号", -1, FALSE } },
  };
  g_autoptr (BujuTable) table = make_table ();
  g_autoptr (BujuTableOrder) natural = NULL;

  g_print ("table of %u rows and %u columns: %.0f MiB\n", N_ROWS, buju_table_get_n_fields (table),
           get_resident ());
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (BujuTableOrder) order G_GNUC_UNUSED
          = bench_wish (table, wishes[i].what, &wishes[i].wish);
    }
  natural = buju_table_order_new (table, N_ROWS, &wishes[0].wish, NULL, NULL, NULL);
  bench_search (natural, "search of ASCII that is not there", "zzz");
  bench_search (natural, "search of Chinese that is not there", "没有这个");
  bench_search (natural, "search of a Greek word", "Ωμέγα");
  bench_cancel (table);
  bench_csv (natural);
  return 0;
}
