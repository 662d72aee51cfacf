// SPDX-License-Identifier: Apache-2.0
#include "app/generate/generators.h"

#include "compose/gan/crnn_gan.h"
#include "compose/gan/image_gan.h"
#include "compose/lstm/note_generator.h"

#include <array>

namespace atos {
namespace {

Result<std::unique_ptr<Generator>> openLstm(const std::filesystem::path& weights, const Task&) {
    return openLstmGenerator(weights);
}
Result<std::unique_ptr<Generator>> openCrnnGan(const std::filesystem::path& weights, const Task&) {
    return loadCrnnGan(weights);
}
Result<std::unique_ptr<Generator>> openImageGan(const std::filesystem::path& weights, const Task&) {
    return loadImageGan(weights);
}

} // namespace

std::span<const GeneratorChoice> shippedGenerators() {
    static constexpr std::array generators{
        GeneratorChoice{"lstm", "The network that goes on with music, note by note", "lstm", openLstm},
        GeneratorChoice{"crnn-gan", "The network that tells note after note (C-RNN-GAN)", "crnn-gan",
                        openCrnnGan},
        GeneratorChoice{"image-gan", "The network that paints piano rolls", "image-gan", openImageGan}};
    return generators;
}

} // namespace atos
