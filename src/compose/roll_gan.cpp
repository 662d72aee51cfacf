// SPDX-License-Identifier: Apache-2.0
#include "compose/roll_gan.h"

#include "compose/gan_networks.h"
#include "nn/plugin.h"

namespace atos {
namespace {

constexpr const char* kind = "atos-image-gan";

Json describeImage() {
    return {{"planes", {"onset", "sounding", "velocity / 127"}},
            {"columns_per_second", columnsPerSecond},
            {"columns", rollGanColumns},
            {"latent", rollGanLatent},
            {"eras", gridEras}};
}

} // namespace

Json describeRollGan() {
    return {{"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"image", describeImage()}};
}

Status checkRollGan(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of the image GAN.");
    if (!metadata.contains("image") || metadata.at("image") != describeImage())
        return badInput(what + " paints images of a form that this version does not read.");
    return {};
}

Result<std::unique_ptr<Generator>> loadRollGan(const std::filesystem::path& weights) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadRolls(weights);
}

Status trainImageGan(const GanTraining& options, const Task& task) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->trainRolls(options, task);
}

} // namespace atos
