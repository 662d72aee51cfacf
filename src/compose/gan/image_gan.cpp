// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/image_gan.h"

#include "compose/gan/gan_networks.h"
#include "nn/plugin.h"

#include <algorithm>

namespace atos {
namespace {

constexpr const char* kind = "atos-image-gan";

Json describeImage() {
    return {{"planes", {"onset", "sounding", "velocity / 127"}},
            {"columns_per_second", columnsPerSecond},
            {"columns", imageGanColumns},
            {"latent", imageGanLatent},
            {"eras", eraStyles}};
}

} // namespace

int gridEra(std::string_view name) {
    const auto found = std::find(eraStyles.begin(), eraStyles.end(), name);
    return found == eraStyles.end() ? 0 : static_cast<int>(found - eraStyles.begin());
}

Json describeImageGan() {
    return {{"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"image", describeImage()}};
}

Status checkImageGan(const Json& metadata, const std::string& what) {
    const auto stated = stringIn(metadata, "kind");
    if (!stated || *stated != kind) return badInput(what + " holds no weights of the image GAN.");
    if (!metadata.contains("image") || metadata.at("image") != describeImage())
        return badInput(what + " paints images of a form that this version does not read.");
    return {};
}

Result<std::unique_ptr<Generator>> loadImageGan(const std::filesystem::path& weights) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadImageGan(weights);
}

} // namespace atos
