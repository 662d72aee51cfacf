// SPDX-License-Identifier: Apache-2.0
#include "ui/files/file_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace atos {
namespace {

/// What FAT, which sticks have, refuses in names; "/" no system keeps.
constexpr QStringView refused = u"/\\:*?\"<>|";

bool visible(QChar letter) {
    return letter.isPrint() || letter.isSurrogate() || letter.category() == QChar::Other_Format;
}

/// As many letters as fit into so many bytes, never half a letter.
QString shortened(const QString& text, int bytes) {
    QString kept = text;
    while (kept.toUtf8().size() > bytes)
        kept.chop(kept.size() > 1 && kept.back().isLowSurrogate() ? 2 : 1);
    return kept.trimmed();
}

} // namespace

QString safeFileName(const QString& title, const QString& suffix) {
    QString name;
    for (const QChar letter : title)
        name += refused.contains(letter) ? QChar(u'-') : visible(letter) ? letter : QChar(u' ');
    name = name.simplified();
    while (name.startsWith(u'.') || name.startsWith(u' ')) // it would be hidden
        name.remove(0, 1);
    const QString ending = suffix.isEmpty() ? QString() : u'.' + suffix;
    if (name.endsWith(ending, Qt::CaseInsensitive)) name.chop(ending.size());
    name = shortened(name, longestName - static_cast<int>(ending.toUtf8().size()));
    if (name.isEmpty()) name = QCoreApplication::translate("Files", "Untitled");
    return name + ending;
}

QString withSuffix(const QString& name, const QString& suffix) {
    const QString ending = u'.' + suffix;
    if (suffix.isEmpty() || name.endsWith(ending, Qt::CaseInsensitive)) return name;
    return name.endsWith(u'.') ? name + suffix : name + ending;
}

QString shownName(const QString& name) {
    QString shown = name;
    std::replace_if(
        shown.begin(), shown.end(), [](QChar letter) { return !visible(letter); }, QChar(u' '));
    return shown;
}

} // namespace atos
