// SPDX-License-Identifier: Apache-2.0
#include "ui/base/midi_handover.h"

#include "app/score/write_music.h"
#include "ui/base/words.h"

#include <filesystem>

namespace atos {

void MidiHandover::exportTo(const Performance& performance, const QUrl& to) {
    if (!to.isLocalFile()) return Q_EMIT failed(words::savedHereOnly());
    if (performance.notes.empty()) return Q_EMIT failed(tr("There are no notes to export."));
    worker_.run(
        this,
        [performance, path = std::filesystem::path(to.toLocalFile().toStdString())](const Task&) {
            return writeMusic(performance, path);
        },
        [this, name = to.toLocalFile()](const Result<std::vector<std::string>>& written) {
            if (!written) return Q_EMIT failed(words::error(written.error()));
            QStringList notes;
            for (const std::string& note : *written)
                notes << words::text(note);
            Q_EMIT exported(name, notes.join(u' '));
        });
}

void MidiHandover::hand(const Performance& performance, const QString& title, Purpose purpose) {
    if (performance.notes.empty()) return Q_EMIT failed(tr("There are no notes in %1.").arg(title));
    const QString name = files_.filePath(QStringLiteral("%1.mid").arg(++count_));
    worker_.run(
        this,
        [performance, path = std::filesystem::path(name.toStdString())](const Task&) {
            return writeMusic(performance, path);
        },
        [this, name, title, purpose](const Result<std::vector<std::string>>& written) {
            if (!written) return Q_EMIT failed(words::error(written.error()));
            Q_EMIT handed(purpose, QUrl::fromLocalFile(name), title);
        });
}

} // namespace atos
