// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/generator_list.h"

#include <algorithm>

namespace atos {

GeneratorList::GeneratorList(std::vector<GeneratorService> services, PlayerModel& player,
                             MidiHandover& handover, QObject* parent)
    : QObject(parent) {
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

void GeneratorList::setSeconds(int seconds) {
    seconds = std::clamp(seconds, static_cast<int>(shortestGeneration), static_cast<int>(longestGeneration));
    if (seconds == seconds_) return;
    seconds_ = seconds;
    Q_EMIT secondsChanged();
}

} // namespace atos
