// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/heard_model.h"

#include "app/calibrate/pipeline.h"
#include "ui/base/words.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

QString loudnessWord(int meanVelocity) {
    if (meanVelocity < 45) return HeardModel::tr("mostly soft");
    if (meanVelocity < 85) return HeardModel::tr("mostly medium loud");
    return HeardModel::tr("mostly loud");
}

} // namespace

QString HeardModel::keySentence() const {
    if (facts_.key.isEmpty()) return tr("Key not known yet");
    return tr("%1, %2 sure").arg(facts_.key, words::share(facts_.keySure));
}

QString HeardModel::enoughSentence() const {
    if (facts_.enough >= 1) return tr("Enough music");
    return tr("%1 of %2 seconds of music")
        .arg(std::floor(facts_.enough * enoughMusicSeconds))
        .arg(enoughMusicSeconds);
}

void HeardModel::setFacts(const HeardFacts& facts) {
    if (facts == facts_ && isEmpty() == wasEmpty_) return;
    facts_ = facts;
    wasEmpty_ = isEmpty();
    Q_EMIT factsChanged();
}

void HeardModel::describeRoll(double from, double to) {
    const std::shared_ptr<const Performance> music = performance();
    int count = 0;
    int velocities = 0;
    int lowest = 127;
    int highest = 0;
    for (const Note& note : music->notes) {
        if (note.onset < from || note.onset >= to) continue;
        ++count;
        velocities += note.velocity;
        lowest = std::min<int>(lowest, note.pitch);
        highest = std::max<int>(highest, note.pitch);
    }
    QString sentence = tr("No notes yet");
    if (count > 0) {
        sentence = tr("%n note(s) in %1 seconds, from %2 to %3, %4", nullptr, count)
                       .arg(std::lround(to - from))
                       .arg(words::pitch(lowest), words::pitch(highest), loudnessWord(velocities / count));
        if (!music->pedalKnown) sentence = tr("%1, pedal not known").arg(sentence);
    }
    if (sentence == rollSentence_) return;
    rollSentence_ = sentence;
    Q_EMIT rollSentenceChanged();
}

} // namespace atos
