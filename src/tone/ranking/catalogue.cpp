// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/catalogue.h"

#include "files/bytes.h"
#include "tone/ranking/catalogue_json.h"

namespace atos {
namespace {
constexpr std::uintmax_t largestCatalogueFile = 16U << 20U;
}

Result<Catalogue> readCatalogue(const std::filesystem::path& path) {
    const auto bytes = readFile(path, largestCatalogueFile);
    if (!bytes) return bytes.error();
    const auto json = parseJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, path.string());
    if (!json) return json.error();
    auto catalogue = catalogueFromJson(*json);
    if (!catalogue) return badInput(path.string() + " is no tone catalogue: " + catalogue.error().message);
    catalogue->contentHash = contentHash(*bytes);
    return catalogue;
}

Status writeCatalogue(const Catalogue& catalogue, const std::filesystem::path& path) {
    const auto json = toJson(catalogue);
    if (!json) return json.error();
    // One piece a line, so that a change of the catalogue can be read as a difference of lines.
    std::string text = "{\n";
    for (const auto& item : json->items()) {
        if (item.key() == "pieces") continue;
        text += Json(item.key()).dump() + ": " + item.value().dump() + ",\n";
    }
    text += "\"pieces\": [";
    const char* separator = "\n";
    for (const Json& piece : (*json)["pieces"]) {
        text += separator + piece.dump();
        separator = ",\n";
    }
    return writeFile(path, text + "\n]\n}\n");
}

} // namespace atos
