// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/transcript_editor.h"

#include "app/transcribe/transcriber.h"
#include "ui/base/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace atos {
namespace {

/// Times the threshold. Of four rendered pieces, a quarter of the notes below the first are right, nine in
/// ten between, and 99 of 100 above the second.
constexpr float likelyFrom = 1.55F;
constexpr float sureFrom = 1.8F;

/// As players read it.
QString dynamic(int velocity) {
    static constexpr std::array<std::pair<int, const char*>, 6> marks{
        {{33, "pp"}, {49, "p"}, {65, "mp"}, {81, "mf"}, {97, "f"}, {128, "ff"}}};
    for (const auto& [below, mark] : marks)
        if (velocity < below) return QString::fromLatin1(mark);
    return {};
}

QString surenessWord(TranscriptEditor::Sureness sureness) {
    switch (sureness) {
    case TranscriptEditor::Sureness::Unsure:
        return TranscriptEditor::tr("unsure");
    case TranscriptEditor::Sureness::Likely:
        return TranscriptEditor::tr("likely");
    case TranscriptEditor::Sureness::Sure:
        return TranscriptEditor::tr("sure");
    }
    return {};
}

} // namespace

TranscriptEditor::TranscriptEditor(PlayerModel& player, QObject* parent) : QObject(parent), player_(player) {
    recording_.spectrogram = std::make_shared<const Spectrogram>();
    connect(&player_, &PlayerModel::positionChanged, this, &TranscriptEditor::followPlayer);
    connect(&player_, &PlayerModel::playingChanged, this, [this] {
        if (player_.playing() || !playing_) return;
        playing_ = false;
        if (position_ >= duration()) setPosition(0);
        Q_EMIT playingChanged();
    });
}

void TranscriptEditor::show(TitledRecording recording) {
    stop();
    recording_ = std::move(recording);
    history_.clear();
    unkept_ = false;
    position_ = 0;
    NoteList notes = std::move(recording_.transcription.music.notes);
    std::sort(notes.begin(), notes.end());
    changeNotes(std::move(notes));
    Q_EMIT recordingChanged();
    Q_EMIT moved();
}

QString TranscriptEditor::facts() const {
    QStringList facts{tr("%n note(s)", nullptr, count())};
    if (const int unsure = unsureCount(); unsure > 0) facts << tr("%n unsure", nullptr, unsure);
    if (!music().pedalKnown) facts << tr("pedal not known");
    facts << words::minutes(duration());
    const auto cents = static_cast<int>(std::lround(recording_.transcription.tuningCents));
    if (cents > 0) facts << tr("tuned %n cent(s) high", nullptr, cents);
    if (cents < 0) facts << tr("tuned %n cent(s) low", nullptr, -cents);
    return facts.join(QStringLiteral("  ·  "));
}

QStringList TranscriptEditor::warnings() const {
    QStringList warnings;
    for (const std::string& warning : recording_.transcription.warnings)
        warnings << words::text(warning);
    return warnings;
}

Performance TranscriptEditor::performance() const {
    return musicOf(music(), recording_.title.toStdString());
}

int TranscriptEditor::unsureCount() const {
    return static_cast<int>(
        std::count_if(music().notes.begin(), music().notes.end(),
                      [this](const auto& note) { return sureness(note) == Sureness::Unsure; }));
}

int TranscriptEditor::selectedCount() const {
    return static_cast<int>(std::count(selected_.begin(), selected_.end(), true));
}

TranscriptEditor::Sureness TranscriptEditor::sureness(const RecognisedNote& note) const {
    const float threshold = recording_.transcription.thresholds.onset;
    if (note.confidence >= sureFrom * threshold) return Sureness::Sure;
    return note.confidence >= likelyFrom * threshold ? Sureness::Likely : Sureness::Unsure;
}

QString TranscriptEditor::sentence() const {
    if (!refusal_.isEmpty()) return refusal_;
    const int selected = selectedCount();
    if (selected > 1) return tr("%n note(s) selected", nullptr, selected);
    if (current_ < 0 || selected == 0) return {};
    const RecognisedNote& note = music().notes.at(static_cast<std::size_t>(current_));
    return tr("%1 at %2, %3, %4")
        .arg(words::pitch(note.pitch), words::minutes(note.onset), dynamic(note.velocity),
             surenessWord(sureness(note)));
}

void TranscriptEditor::select(const QList<int>& notes, bool further) {
    refusal_.clear();
    if (!further) std::fill(selected_.begin(), selected_.end(), false);
    if (!further) current_ = -1;
    for (const int note : notes) {
        if (note < 0 || note >= count()) continue;
        // A second click with Ctrl takes a note out again.
        const auto index = static_cast<std::size_t>(note);
        selected_[index] = !further || notes.size() > 1 || !selected_[index];
        if (current_ < 0 || further) current_ = note;
    }
    Q_EMIT selectionChanged();
}

void TranscriptEditor::selectUnsure() {
    QList<int> notes;
    for (int note = 0; note < count(); ++note)
        if (sureness(music().notes[static_cast<std::size_t>(note)]) == Sureness::Unsure) notes << note;
    select(notes);
}

void TranscriptEditor::selectAll() {
    refusal_.clear();
    std::fill(selected_.begin(), selected_.end(), true);
    Q_EMIT selectionChanged();
}

void TranscriptEditor::step(int notes, bool further) {
    if (count() == 0) return;
    refusal_.clear();
    int next = current_ < 0 ? 0 : current_ + notes;
    if (current_ < 0) { // from where the playhead is
        const auto after = std::find_if(music().notes.begin(), music().notes.end(),
                                        [this](const auto& note) { return note.onset >= position_; });
        next = static_cast<int>(after - music().notes.begin());
    }
    next = std::clamp(next, 0, count() - 1);
    if (!further) std::fill(selected_.begin(), selected_.end(), false);
    selected_[static_cast<std::size_t>(next)] = true;
    current_ = next;
    Q_EMIT selectionChanged();
}

void TranscriptEditor::changeNotes(NoteList notes) {
    refusal_.clear();
    recording_.transcription.music.notes = std::move(notes);
    longest_ = 0;
    for (const RecognisedNote& note : music().notes)
        longest_ = std::max(longest_, note.soundsTill - note.onset);
    selected_.assign(music().notes.size(), false);
    current_ = -1;
    Q_EMIT notesChanged();
    Q_EMIT selectionChanged();
    if (playing_) setPosition(position_); // what was deleted is not heard any more
}

void TranscriptEditor::setHear(Hear hear) {
    if (hear == hear_) return;
    hear_ = hear;
    Q_EMIT hearChanged();
    if (playing_) setPosition(position_);
}

std::pair<std::size_t, std::size_t> TranscriptEditor::notesBetween(double from, double to) const {
    const NoteList& notes = music().notes;
    const auto numberOf = [&notes](double onset) {
        const auto found =
            std::lower_bound(notes.begin(), notes.end(), onset,
                             [](const RecognisedNote& note, double seconds) { return note.onset < seconds; });
        return static_cast<std::size_t>(found - notes.begin());
    };
    return {numberOf(from - longest_), numberOf(to)};
}

QString TranscriptEditor::time() const {
    return QStringLiteral("%1 / %2").arg(words::minutes(position_), words::minutes(duration()));
}

void TranscriptEditor::setPosition(double seconds) {
    const bool resume = playing_;
    stop();
    position_ = std::clamp(seconds, 0.0, duration());
    Q_EMIT moved();
    if (resume) play();
}

void TranscriptEditor::play() {
    stop();
    player_.stop();
    playing_ = true;
    Q_EMIT playingChanged();
    if (hear_ == Hear::Notes) return begin(std::nullopt);
    worker_.run(
        this,
        [file = recording_.file, from = position_](const Task&) -> Result<std::shared_ptr<AudioFile>> {
            auto recording = openRecordingAt(file, from);
            if (!recording) return recording.error();
            return std::make_shared<AudioFile>(std::move(*recording));
        },
        [this, number = asked_](Result<std::shared_ptr<AudioFile>> recording) {
            if (number != asked_) return;
            if (recording) return begin(PlayerModel::Beside{std::move(**recording), recording_.gainDb});
            stop();
            Q_EMIT failed(words::error(recording.error()));
        });
}

void TranscriptEditor::begin(std::optional<PlayerModel::Beside> beside) {
    const Performance heard = hear_ == Hear::Recording ? Performance() : performance();
    player_.playBeside(std::move(beside), heard, position_, duration());
}

void TranscriptEditor::stop() {
    ++asked_;
    if (!playing_) return;
    playing_ = false;
    player_.stop();
    Q_EMIT playingChanged();
}

void TranscriptEditor::followPlayer() {
    if (!playing_) return;
    position_ = std::min(player_.position(), duration());
    Q_EMIT moved();
}

} // namespace atos
