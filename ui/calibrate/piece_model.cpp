// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/piece_model.h"

#include "app/calibrate/pipeline.h"
#include "ui/base/words.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

const Chord* chordAt(const std::vector<Chord>& chords, double seconds) {
    const auto after = std::upper_bound(chords.begin(), chords.end(), seconds,
                                        [](double time, const Chord& chord) { return time < chord.onset; });
    if (after == chords.begin()) return nullptr;
    const Chord& chord = *std::prev(after);
    return seconds < chord.onset + chord.duration ? &chord : nullptr;
}

QString salvaged(const std::vector<std::string>& warnings) {
    if (warnings.empty()) return {};
    const QString first = words::text(warnings.front());
    if (warnings.size() == 1) return first;
    return PieceModel::tr("%1 (and %n more)", nullptr, static_cast<int>(warnings.size()) - 1).arg(first);
}

} // namespace

PieceModel::PieceModel(PlayerModel& player, QObject* parent) : HeardModel(parent), player_(player) {
    connect(&player_, &PlayerModel::positionChanged, this, &PieceModel::followPlayer);
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing() || !playing_) return;
        playing_ = false;
        if (position_ >= duration_) setPosition(0);
        Q_EMIT playingChanged();
        Q_EMIT moved();
    });
}

QString PieceModel::time() const {
    return QStringLiteral("%1 / %2").arg(words::minutes(position_), words::minutes(duration_));
}

std::array<std::uint8_t, 128> PieceModel::held() const {
    std::array<std::uint8_t, 128> held{};
    if (!playing_) return held;
    for (const Note& note : performance_->notes) {
        if (note.onset > position_) break;
        if (position_ < note.end()) held.at(note.pitch) = note.velocity;
    }
    return held;
}

void PieceModel::openFile(const QUrl& url, const QString& title) {
    if (!url.isLocalFile()) return Q_EMIT failed(tr("Only files on this computer can be opened."));
    const QString path = url.toLocalFile();
    opening_ = true;
    Q_EMIT openingChanged();
    worker_.run(
        this, [file = std::filesystem::path(path.toStdString())](const Task&) { return openPiece(file); },
        [this, path, title](Result<OpenedPiece> opened) {
            opening_ = false;
            Q_EMIT openingChanged();
            if (!opened) return Q_EMIT failed(words::error(opened.error()));
            show(std::move(*opened), path, title);
        });
}

void PieceModel::show(OpenedPiece opened, const QString& path, const QString& title) {
    stop();
    file_ = path.toStdString();
    const QString name = QFileInfo(path).completeBaseName();
    performance_ = std::move(opened.performance);
    features_ = opened.features;
    understood_.reset();
    duration_ = opened.duration;
    title_ = title.isEmpty() ? words::text(performance_->title) : title;
    if (title_.isEmpty() || title_ == name) title_ = words::fileTitle(name);
    warning_ = salvaged(performance_->warnings);
    open_ = true;
    Q_EMIT openChanged();
    describeRoll(0, duration_);
    setPosition(0);
    understand();
}

void PieceModel::understand() {
    understanding_.run(
        this, [piece = performance_](const Task&) { return understandPiece(*piece); },
        [this, piece = performance_](UnderstoodPiece understood) {
            if (piece != performance_) return; // another one is shown
            understood_ = std::move(understood);
            updateFacts();
            Q_EMIT moved();
        });
}

void PieceModel::close() {
    stop();
    open_ = false;
    Q_EMIT openChanged();
}

void PieceModel::play() {
    player_.play(*performance_, position_, duration_);
    playing_ = true;
    Q_EMIT playingChanged();
}

void PieceModel::stop() {
    if (playing_) player_.stop();
}

void PieceModel::setPosition(double seconds) {
    const bool resume = playing_;
    stop();
    position_ = std::clamp(seconds, 0.0, duration_);
    updateFacts();
    Q_EMIT moved();
    if (resume) play();
}

void PieceModel::followPlayer() {
    if (!playing_) return;
    position_ = std::min(player_.position(), duration_);
    updateFacts();
    Q_EMIT moved();
}

void PieceModel::updateFacts() {
    HeardFacts facts;
    if (understood_) {
        const Harmony& harmony = understood_->harmony;
        facts.key = words::key(harmony.keys.global);
        facts.keySure = std::round(harmony.keys.confidence * 100) / 100;
        if (const Chord* chord = chordAt(harmony.chords, position_))
            facts.chord = words::chord(*chord, harmony.keys.global);
    }
    facts.bpm = static_cast<int>(std::lround(features_.tempo.bpm));
    facts.enough = std::clamp(features_.soundingSeconds / enoughMusicSeconds, 0.0, 1.0);
    setFacts(facts);
}

} // namespace atos
