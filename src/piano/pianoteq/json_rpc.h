// SPDX-License-Identifier: Apache-2.0
// JSON-RPC 2.0 over HTTP with a program on this computer. Internal to keyboard.
#pragma once

#include "core/result.h"
#include "files/json.h"

#include <chrono>
#include <cstdint>
#include <string>

namespace atos {

struct JsonRpcLimits {
    std::chrono::milliseconds patience{3000}; ///< for a whole answer, connecting included
    std::size_t largestAnswer = 2U << 20U;    ///< bytes
};

/// Talks to 127.0.0.1 only: no other host can be named, proxies and redirects are not followed. One thread at
/// a time.
class JsonRpc {
public:
    JsonRpc(std::uint16_t port, std::string path, JsonRpcLimits limits = {})
        : port_(port), path_(std::move(path)), limits_(limits) {}

    /// The answer's `result`. environment when nobody answers in time, or with anything but a JSON-RPC answer
    /// to this very question, or with an error.
    [[nodiscard]] Result<Json> call(const std::string& method, const Json& parameters);

private:
    [[nodiscard]] Result<std::string> post(const std::string& question) const;

    std::uint16_t port_;
    std::string path_;
    JsonRpcLimits limits_;
    int lastId_ = 0;
};

} // namespace atos
