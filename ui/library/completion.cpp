// SPDX-License-Identifier: Apache-2.0
#include "ui/library/completion.h"

#include <algorithm>
#include <vector>

namespace atos {
namespace {

/// Without case and accents.
QString plain(const QString& text) {
    QString letters;
    for (const QChar letter : text.normalized(QString::NormalizationForm_D))
        if (!letter.isMark()) letters += letter.toCaseFolded();
    return letters;
}

bool begins(const QString& name, const QString& written) {
    if (name.startsWith(written)) return true;
    for (qsizetype at = name.indexOf(u' '); at >= 0; at = name.indexOf(u' ', at + 1))
        if (QStringView(name).mid(at + 1).startsWith(written)) return true;
    return false;
}

/// How many letters are missing, too much, other or swapped (optimal string alignment).
int slips(const QString& a, const QString& b) {
    const auto rows = static_cast<std::size_t>(a.size()) + 1;
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> slips(rows, std::vector<int>(columns));
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j) {
            if (i == 0 || j == 0) {
                slips[i][j] = static_cast<int>(i + j);
                continue;
            }
            const auto last = [](const QString& text, std::size_t back) {
                return text.at(static_cast<qsizetype>(back));
            };
            const bool same = last(a, i - 1) == last(b, j - 1);
            slips[i][j] =
                std::min({slips[i - 1][j] + 1, slips[i][j - 1] + 1, slips[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && last(a, i - 1) == last(b, j - 2) && last(a, i - 2) == last(b, j - 1))
                slips[i][j] = std::min(slips[i][j], slips[i - 2][j - 2] + 1);
        }
    return slips.back().back();
}

/// Short names are near to too many others.
int allowedSlips(const QString& written) {
    return written.size() < 4 ? 0 : written.size() < 8 ? 1 : 2;
}

} // namespace

QStringList completions(const QStringList& known, const QString& written) {
    const QString begun = plain(written.trimmed());
    QStringList found;
    QStringList near;
    if (begun.isEmpty()) return found;
    for (const QString& name : known) {
        if (name == written.trimmed()) continue;
        const QString letters = plain(name);
        if (begins(letters, begun))
            found << name;
        else if (std::abs(letters.size() - begun.size()) <= 2 && slips(letters, begun) <= allowedSlips(begun))
            near << name;
    }
    return (found + near).mid(0, mostCompletions);
}

} // namespace atos
