// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/generate_model.h"

#include <algorithm>

namespace atos {

GenerateModel::GenerateModel(std::vector<GeneratorService> services, PlayerModel& player,
                             MidiHandover& handover, QObject* parent)
    : QObject(parent) {
    for (GeneratorService& service : services) {
        generators_.push_back(std::make_unique<GeneratedModel>(std::move(service), player, handover));
        connect(generators_.back().get(), &GeneratedModel::failed, this, &GenerateModel::failed);
    }
}

QVariantList GenerateModel::generators() const {
    QVariantList list;
    for (const auto& generator : generators_)
        list << QVariant::fromValue(generator.get());
    return list;
}

void GenerateModel::setSeconds(int seconds) {
    seconds = std::clamp(seconds, static_cast<int>(shortestGeneration), static_cast<int>(longestGeneration));
    if (seconds == seconds_) return;
    seconds_ = seconds;
    Q_EMIT secondsChanged();
}

} // namespace atos
