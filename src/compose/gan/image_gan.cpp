// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/image_gan.h"

#include "compose/gan/gan_networks.h"
#include "nn/plugin.h"

#include <algorithm>
#include <cstdint>

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

bool isChannelCount(const Json& value) {
    return value.is_number_integer() && value.get<std::int64_t>() >= 1
           && value.get<std::int64_t>() <= mostImageGanChannels;
}

} // namespace

int gridEra(std::string_view name) {
    const auto found = std::find(eraStyles.begin(), eraStyles.end(), name);
    return found == eraStyles.end() ? 0 : static_cast<int>(found - eraStyles.begin());
}

Json describeImageGan() {
    return {{"kind", kind}, {"licence", "CC BY-SA 4.0"}, {"image", describeImage()}};
}

Result<ImageGanChannels> imageGanChannelsFrom(const Json& metadata, const std::string& what) {
    const auto statedKind = stringIn(metadata, "kind");
    if (!statedKind || *statedKind != kind) return badInput(what + " holds no weights of the image GAN.");
    if (!metadata.contains("image") || metadata.at("image") != describeImage())
        return badInput(what + " paints images of a form that this version does not read.");
    ImageGanChannels channels = imageGanChannels;
    if (!metadata.contains("channels")) return channels;
    const Json& stated = metadata.at("channels");
    if (!stated.is_array() || stated.size() != channels.size()
        || !std::all_of(stated.begin(), stated.end(), isChannelCount))
        return badInput(what + " does not describe its network.");
    std::transform(stated.begin(), stated.end(), channels.begin(),
                   [](const Json& count) { return count.get<int>(); });
    return channels;
}

Result<std::unique_ptr<Generator>> loadImageGan(const std::filesystem::path& weights) {
    const auto networks = networkTable<GanNetworks>(ganNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadImageGan(weights);
}

} // namespace atos
