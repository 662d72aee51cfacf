// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/crnn_gan.h"

#include "compose/gan/gan_networks.h"
#include "compose/gan/music_events.h"
#include "nn/plugin.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-crnn-gan";

Json describeEvents() {
    return {{"values", {"time since the last", "length", "pitch", "velocity"}},
            {"longest_seconds", longestEventSeconds},
            {"hidden", crnnGanHidden},
            {"layers", crnnGanLayers}};
}

} // namespace

Json describeCrnnGan() {
    return {{"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"events", describeEvents()}};
}

Status checkCrnnGan(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of a C-RNN-GAN.");
    if (!metadata.contains("events") || metadata.at("events") != describeEvents())
        return badInput(what + " tells notes in a form that this version does not read.");
    return {};
}

Result<std::unique_ptr<Generator>> loadCrnnGan(const std::filesystem::path& weights) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadCrnnGan(weights);
}

} // namespace atos
