/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tables as text: CSV and TSV as spreadsheets and people write them (RFC 4180 and what departs from
 * it). Encoding, separator and header are found out; what was found stands in the report and can be
 * overruled. */

#include "data/buju-shapefile.h"

G_BEGIN_DECLS

#define BUJU_CSV_ERROR (buju_csv_error_quark ())
GQuark buju_csv_error_quark (void);

typedef enum
{
  BUJU_CSV_ERROR_EMPTY
} BujuCsvError;

typedef struct
{
  const char *encoding;  /* NULL: found out */
  char        separator; /* ',', ';', '\t', '|'; 0: found out */
  int         header;    /* 0 none, 1 the first row, -1: found out */
} BujuCsvOptions;

#define BUJU_CSV_OPTIONS_INIT ((BujuCsvOptions) { NULL, '\0', -1 })

BujuTable *buju_csv_read (const char           *path,
                          const BujuCsvOptions *options,      /* (nullable) */
                          BujuReport          **report,       /* (out) (optional) (transfer full) */
                          GCancellable         *cancellable,
                          GError              **error);

G_END_DECLS
