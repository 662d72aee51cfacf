// SPDX-License-Identifier: Apache-2.0
// What somebody may mean who begins to write a name.
#pragma once

#include <QStringList>

namespace atos {

constexpr int mostCompletions = 6;

/// Those of `known` with a word that begins as `written`, whatever case and accents, in their order; then
/// those that differ by a slip or two of the fingers ("Calra" for "Clara"). None for nothing written, and
/// never what is written already.
[[nodiscard]] QStringList completions(const QStringList& known, const QString& written);

} // namespace atos
