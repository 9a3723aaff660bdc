/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Writing a sheet to PNG, PDF or SVG: complete in memory or in a temporary file beside the target,
 * fsync, rename. The old file stays whole until the new one is. Byte-identical on repeat. */

#include "draw/buju-record.h"
#include "draw/buju-sheet.h"

G_BEGIN_DECLS

#define BUJU_EXPORT_ERROR (buju_export_error_quark ())
GQuark buju_export_error_quark (void);

typedef enum
{
  BUJU_EXPORT_ERROR_FORMAT,
  BUJU_EXPORT_ERROR_SURFACE,
  BUJU_EXPORT_ERROR_TOO_LARGE,
  BUJU_EXPORT_ERROR_FONT
} BujuExportError;

typedef enum { BUJU_FORMAT_PNG, BUJU_FORMAT_PDF, BUJU_FORMAT_SVG } BujuFormat;

gboolean buju_format_from_name (const char *file_name, BujuFormat *format, GError **error);
/* @dpi: PNG only, 0 = 200. */
gboolean buju_export           (BujuSheet *sheet, GFile *file, BujuFormat format, double dpi,
                                GCancellable *cancellable, GError **error);
/* The content of the file, with @record as what it remembers of its making. (transfer full) */
GBytes  *buju_export_to_bytes  (GPtrArray *sheets, BujuFormat format, double dpi,
                                const BujuRecord *record,
                                GCancellable *cancellable, GError **error);
/* Where on Earth the maps of @sheet are. @viewports: BujuPictureViewport */
void     buju_export_add_viewports (const BujuSheet *sheet, GArray *viewports);
/* @sheets: BujuSheet*; one PDF, a page each, with bookmarks. @dpi: of the figure's recipe; a PDF
 * only remembers it. */
gboolean buju_export_pages     (GPtrArray *sheets, GFile *file, double dpi,
                                GCancellable *cancellable, GError **error);
/* What a file that is made now remembers. @sheets: of one figure. (transfer full) */
BujuRecord *buju_export_make_record (GPtrArray *sheets, double dpi);

G_END_DECLS
