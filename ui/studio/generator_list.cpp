// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/generator_list.h"

#include "app/generate/moved_music.h"
#include "ui/base/words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atos {
namespace {

/// C major, C minor, C sharp ...
std::array<Key, 24> allKeys() {
    std::array<Key, 24> keys;
    for (int place = 0; place < 24; ++place)
        keys.at(static_cast<std::size_t>(place)) = {place / 2, place % 2 == 0 ? Mode::major : Mode::minor};
    return keys;
}

} // namespace

GeneratorList::GeneratorList(std::vector<GeneratorService> services, HeardMusic heard, PlayerModel& player,
                             MidiHandover& handover, QObject* parent)
    : QObject(parent), heard_(std::move(heard)) {
    for (GeneratorService& service : services) {
        generators_.push_back(std::make_unique<GeneratorJob>(std::move(service), player, handover));
        connect(generators_.back().get(), &GeneratorJob::failed, this, &GeneratorList::failed);
    }
}

QVariantList GeneratorList::generators() const {
    QVariantList list;
    for (const auto& generator : generators_)
        list << QVariant::fromValue(generator.get());
    return list;
}

QStringList GeneratorList::keys() const {
    QStringList names{tr("Any key")};
    for (const Key& key : allKeys())
        names << words::key(key);
    return names;
}

void GeneratorList::make(GeneratorJob* generator) {
    if (generator == nullptr) return;
    MusicWish wish;
    wish.request.seconds = seconds_;
    wish.loop = loop_;
    if (key_ > 0) wish.request.key = allKeys().at(static_cast<std::size_t>(key_ - 1));
    if (goingOn_ && generator->goesOn()) {
        const std::shared_ptr<const Performance> heard = heard_();
        if (heard->notes.empty())
            return Q_EMIT failed(tr("There is nothing to go on from: play, or open a piece."));
        wish.request.prompt = asPrompt(*heard);
    }
    generator->roll();
    generator->make(std::move(wish));
}

void GeneratorList::setSeconds(int seconds) {
    seconds = std::clamp(seconds, static_cast<int>(shortestGeneration), static_cast<int>(longestGeneration));
    if (seconds == seconds_) return;
    seconds_ = seconds;
    Q_EMIT secondsChanged();
}

} // namespace atos
