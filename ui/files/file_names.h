// SPDX-License-Identifier: Apache-2.0
// Names of files, as people choose them and as file systems take them.
#pragma once

#include <QString>

namespace atos {

/// The most bytes (UTF-8) that a file system takes for a name.
constexpr int longestName = 255;

/// A title as the name of a file, without what some system cannot keep ("/", ":", "?", what cannot be seen),
/// short enough for any, and with the suffix: "Nocturne in E-flat major, Op. 9 No. 2" and "mid" give
/// "Nocturne in E-flat major, Op. 9 No. 2.mid". Without a suffix none is added.
[[nodiscard]] QString safeFileName(const QString& title, const QString& suffix);

/// The name with the suffix, unless it has it in whatever case: "card" and "pdf" give "card.pdf".
[[nodiscard]] QString withSuffix(const QString& name, const QString& suffix);

/// A name on one line: what would break it or cannot be seen is a space.
[[nodiscard]] QString shownName(const QString& name);

} // namespace atos
