// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/guide_model.h"

#include <algorithm>

namespace atos {

GuideModel::GuideModel(SettingsModel& settings, LiveModel& live, PlayerModel& player, QObject* parent)
    : QObject(parent), settings_(settings), live_(live), player_(player) {
    connect(&live_, &LiveModel::moved, this, &GuideModel::count);
    if (!settings_.guideSeen()) step_ = Step::Piano;
}

void GuideModel::begin() {
    setStep(Step::Piano);
}

void GuideModel::next() {
    switch (step_) {
    case Step::Closed:
        return;
    case Step::Piano:
        return setStep(Step::Sound);
    case Step::Sound:
        notesBefore_ = static_cast<int>(live_.performance()->notes.size());
        notes_ = 0;
        Q_EMIT notesChanged();
        return setStep(Step::Play);
    case Step::Play:
    case Step::Heard:
        return setStep(Step::Done);
    case Step::Done:
        return close();
    }
}

void GuideModel::close() {
    settings_.setGuideSeen(true);
    setStep(Step::Closed);
}

void GuideModel::playSample() {
    Performance chord;
    for (const std::uint8_t pitch : {48, 55, 64, 72})
        chord.notes.push_back({0, 2, pitch, 70, 0, 0});
    player_.play(chord, 0, 2);
}

void GuideModel::count() {
    if (step_ != Step::Play) return;
    const int now = static_cast<int>(live_.performance()->notes.size());
    notesBefore_ = std::min(notesBefore_, now); // a new take began
    const int played = std::min(now - notesBefore_, wantedNotes);
    if (played == notes_) return;
    notes_ = played;
    Q_EMIT notesChanged();
    if (notes_ == wantedNotes) setStep(Step::Heard);
}

void GuideModel::setStep(Step step) {
    if (step == step_) return;
    step_ = step;
    Q_EMIT stepChanged();
}

} // namespace atos
