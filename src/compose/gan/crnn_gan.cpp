// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/crnn_gan.h"

#include "compose/gan/gan_networks.h"
#include "compose/gan/music_events.h"
#include "compose/note_grid.h"
#include "nn/plugin.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-crnn-gan";
constexpr int widest = 1024;

Json describeNumbers(int hidden) {
    return {{"values", {"time since the last", "length", "pitch", "velocity"}},
            {"longest_seconds", longestEventSeconds},
            {"hidden", hidden},
            {"layers", crnnGanLayers}};
}

Json describeCategories(int hidden) {
    return {{"values", {"columns since the last", "pitch", "length", "velocity"}},
            {"choices", {crnnGanSteps, crnnGanKeys}},
            {"columns_per_second", columnsPerSecond},
            {"longest_seconds", longestEventSeconds},
            {"hidden", hidden},
            {"layers", crnnGanLayers}};
}

} // namespace

Json describeCrnnGan() {
    return {{"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"events", describeNumbers(crnnGanHidden)}};
}

Result<CrnnGanModel> crnnGanModelFrom(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of a C-RNN-GAN.");
    const Error foreign = badInput(what + " tells notes in a form that this version does not read.");
    if (!metadata.contains("events")) return foreign;
    const Json& events = metadata.at("events");
    const auto hidden = numberIn(events, "hidden", 1, widest);
    if (!hidden) return foreign;
    CrnnGanModel model{static_cast<int>(*hidden)};
    if (events == describeNumbers(model.hidden)) return model;
    if (events != describeCategories(model.hidden)) return foreign;
    const auto temperature = numberIn(metadata, "temperature", 0.1, 3);
    if (!temperature) return badInput(what + " does not describe its network.");
    model.categorical = true;
    model.temperature = *temperature;
    return model;
}

Result<std::unique_ptr<Generator>> loadCrnnGan(const std::filesystem::path& weights) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadCrnnGan(weights);
}

} // namespace atos
