// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/shipped_generators.h"

#include "app/generate/generators.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("generators", text);
}

/// What the screen says of a generator.
struct Words {
    std::string_view name; ///< GeneratorChoice::name
    const char* title;
    const char* network;
    const char* sentence;
};

constexpr std::array<Words, 3> words{{
    {"lstm", QT_TRANSLATE_NOOP("generators", "Phrase"), QT_TRANSLATE_NOOP("generators", "LSTM"),
     QT_TRANSLATE_NOOP("generators", "Goes on note by note, also from your playing.")},
    {"crnn-gan", QT_TRANSLATE_NOOP("generators", "Sketch"), QT_TRANSLATE_NOOP("generators", "C-RNN-GAN"),
     QT_TRANSLATE_NOOP("generators", "Jots notes down freely, one after the other.")},
    {"image-gan", QT_TRANSLATE_NOOP("generators", "Painting"), QT_TRANSLATE_NOOP("generators", "Image GAN"),
     QT_TRANSLATE_NOOP("generators", "Paints the picture of a piano roll, which is then played.")},
}};

} // namespace

std::vector<GeneratorService> generatorServices() {
    std::vector<GeneratorService> services;
    for (const GeneratorChoice& generator : shippedGenerators()) {
        const auto said = std::find_if(words.begin(), words.end(),
                                       [&](const Words& each) { return each.name == generator.name; });
        if (said == words.end() || !installed(generator)) continue;
        services.push_back(
            {QString::fromLatin1(generator.name), tr(said->title), tr(said->network), tr(said->sentence),
             generator.abilities,
             [open = generator.open, weights = shippedWeightsOf(generator)] { return open(weights, {}); }});
    }
    return services;
}

} // namespace atos
