// SPDX-License-Identifier: Apache-2.0
#include "keyboard/snapshot.h"

#include "files/bytes.h"

namespace atos {
namespace {

constexpr std::size_t mostParameters = 200;
constexpr std::size_t mostWrites = 10'000;

bool isSmallInteger(const Json& json) {
    return json.is_number_integer() && json >= -(1 << 28) && json <= (1 << 28);
}

Status readValues(const Json& json, PianoSnapshot& snapshot) {
    const Error damaged = badInput("its values are damaged.");
    const auto before = json.find("before");
    const auto written = json.find("written");
    if (before == json.end() || !before->is_object() || before->size() > mostParameters) return damaged;
    if (written == json.end() || !written->is_object() || written->size() > mostParameters) return damaged;
    for (const auto& item : before->items()) {
        if (!isSmallInteger(item.value())) return damaged;
        snapshot.before[item.key()] = item.value().get<int>();
    }
    for (const auto& item : written->items()) {
        if (!item.value().is_array() || item.value().size() > mostWrites
            || !snapshot.before.contains(item.key()))
            return damaged;
        for (const Json& value : item.value()) {
            if (!isSmallInteger(value)) return damaged;
            snapshot.written[item.key()].push_back(value.get<int>());
        }
    }
    return {};
}

Result<PianoSnapshot> snapshotFromJson(const Json& json) {
    if (!numberIn(json, "schema", 1, 1)) return badInput("\"schema\" must be 1.");
    PianoSnapshot snapshot;
    auto keyboard = stringIn(json, "keyboard");
    if (!keyboard) return keyboard.error();
    auto port = stringIn(json, "port");
    if (!port) return port.error();
    snapshot.keyboard = *std::move(keyboard);
    snapshot.port = *std::move(port);
    if (auto status = readValues(json, snapshot); !status) return status.error();
    return snapshot;
}

} // namespace

std::filesystem::path snapshotPath(const std::filesystem::path& folder, const std::string& keyboard,
                                   const std::string& port) {
    const std::size_t end = port.find_last_not_of("0123456789: ");
    const std::string stable = end == std::string::npos ? port : port.substr(0, end + 1);
    const std::span bytes(reinterpret_cast<const std::uint8_t*>(stable.data()), stable.size());
    return folder / (keyboard + "-" + fingerprint(bytes) + ".json");
}

Result<std::optional<PianoSnapshot>> readSnapshot(const std::filesystem::path& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure) && !failure) return std::optional<PianoSnapshot>{};
    const auto json = readJson(path, 1U << 20U);
    if (!json) return json.error();
    auto snapshot = snapshotFromJson(*json);
    if (!snapshot)
        return badInput("The piano's snapshot " + path.string()
                        + " cannot be used: " + snapshot.error().message);
    return std::optional(*std::move(snapshot));
}

Status writeSnapshot(const PianoSnapshot& snapshot, const std::filesystem::path& path) {
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure)
        return environmentLacks("The folder for snapshots, " + path.parent_path().string()
                                + ", cannot be created.");
    const Json json = {{"schema", 1},
                       {"keyboard", snapshot.keyboard},
                       {"port", snapshot.port},
                       {"before", snapshot.before},
                       {"written", snapshot.written}};
    return writeFile(path, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace atos
