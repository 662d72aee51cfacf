// SPDX-License-Identifier: Apache-2.0
#include "ui/files/places.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Places", text);
}

void add(QList<FilePlace>& places, const QString& title, const QString& path) {
    const QString clean = QDir::cleanPath(path);
    const bool known = std::any_of(places.begin(), places.end(),
                                   [&](const FilePlace& place) { return place.path == clean; });
    if (path.isEmpty() || known || !QDir(clean).exists()) return;
    FilePlace place;
    place.title = title;
    place.path = clean;
    places << place;
}

} // namespace

bool isPluggedIn(const QString& mountPoint) {
    return mountPoint.startsWith(u"/media/") || mountPoint.startsWith(u"/run/media/");
}

QList<FilePlace> placesToLook(const QString& lastFolder) {
    using Standard = QStandardPaths;
    QList<FilePlace> places;
    add(places, tr("Home"), QDir::homePath());
    add(places, tr("Desktop"), Standard::writableLocation(Standard::DesktopLocation));
    add(places, tr("Documents"), Standard::writableLocation(Standard::DocumentsLocation));
    add(places, tr("Music"), Standard::writableLocation(Standard::MusicLocation));
    add(places, tr("Downloads"), Standard::writableLocation(Standard::DownloadLocation));
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes())
        if (isPluggedIn(volume.rootPath())) add(places, volume.displayName(), volume.rootPath());
    add(places, tr("Last used: %1").arg(QDir(lastFolder).dirName()), lastFolder);
    return places;
}

} // namespace atos
