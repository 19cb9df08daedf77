namespace DetectChanges.Tests.Targets.Npm;

/// <summary>
/// The same small workspace as each package manager locks it: web installs debug 2 with ms 2.0.0, api debug 4 with ms 2.1.3, the root semver.
/// Cut down from what the real programs wrote; checksums are words.
/// </summary>
internal static class LockFiles
{
    public static readonly (string Path, string Text)[] Manifests =
    [
        ("package.json", """{"name": "root", "workspaces": ["apps/*", "packages/*"], "devDependencies": {"semver": "^7.5.0"}}"""),
        ("apps/web/package.json", """{"name": "web", "version": "1.0.0", "dependencies": {"ui": "1.0.0", "debug": "2.6.9"}}"""),
        ("apps/api/package.json", """{"name": "api", "version": "1.0.0", "dependencies": {"debug": "^4.3.4"}}"""),
        ("packages/ui/package.json", """{"name": "ui", "version": "1.0.0", "devDependencies": {"lodash": "4.17.20"}}"""),
    ];

    public const string Npm3 = """
        {
          "name": "root", "lockfileVersion": 3, "requires": true,
          "packages": {
            "": {"name": "root", "workspaces": ["apps/*", "packages/*"], "devDependencies": {"semver": "^7.5.0"}},
            "apps/api": {"name": "api", "version": "1.0.0", "dependencies": {"debug": "^4.3.4"}},
            "apps/web": {"name": "web", "version": "1.0.0", "dependencies": {"ui": "1.0.0", "debug": "2.6.9"}},
            "apps/web/node_modules/debug": {"version": "2.6.9", "integrity": "d269", "dependencies": {"ms": "2.0.0"}},
            "apps/web/node_modules/ms": {"version": "2.0.0", "integrity": "m200"},
            "node_modules/api": {"resolved": "apps/api", "link": true},
            "node_modules/debug": {"version": "4.4.3", "integrity": "d443", "dependencies": {"ms": "^2.1.3"}},
            "node_modules/lodash": {"version": "4.17.20", "integrity": "l20", "dev": true},
            "node_modules/ms": {"version": "2.1.3", "integrity": "m213"},
            "node_modules/semver": {"version": "7.8.6", "integrity": "s786", "dev": true},
            "node_modules/ui": {"resolved": "packages/ui", "link": true},
            "node_modules/web": {"resolved": "apps/web", "link": true},
            "packages/ui": {"name": "ui", "version": "1.0.0", "devDependencies": {"lodash": "4.17.20"}}
          }
        }
        """;

    public const string Npm1 = """
        {
          "name": "root", "lockfileVersion": 1, "requires": true,
          "dependencies": {
            "api": {"version": "file:apps/api", "requires": {"debug": "^4.3.4"}},
            "debug": {"version": "4.4.3", "integrity": "d443", "requires": {"ms": "^2.1.3"}},
            "lodash": {"version": "4.17.20", "integrity": "l20", "dev": true},
            "ms": {"version": "2.1.3", "integrity": "m213"},
            "semver": {"version": "7.8.6", "integrity": "s786", "dev": true},
            "ui": {"version": "file:packages/ui", "requires": {"lodash": "4.17.20"}},
            "web": {"version": "file:apps/web", "requires": {"debug": "2.6.9", "ui": "1.0.0"}, "dependencies": {
              "debug": {"version": "2.6.9", "integrity": "d269", "requires": {"ms": "2.0.0"}},
              "ms": {"version": "2.0.0", "integrity": "m200"}
            }}
          }
        }
        """;

    public const string Pnpm5 = """
        lockfileVersion: 5.4

        importers:

          .:
            specifiers:
              semver: ^7.5.0
            devDependencies:
              semver: 7.8.6

          apps/api:
            specifiers:
              debug: ^4.3.4
            dependencies:
              debug: 4.4.3

          apps/web:
            specifiers:
              debug: 2.6.9
              ui: workspace:*
            dependencies:
              debug: 2.6.9
              ui: link:../../packages/ui

          packages/ui:
            specifiers:
              lodash: 4.17.20
            devDependencies:
              lodash: 4.17.20

        packages:

          /debug/2.6.9:
            resolution: {integrity: d269}
            dependencies:
              ms: 2.0.0
            dev: false

          /debug/4.4.3:
            resolution: {integrity: d443}
            engines: {node: '>=6.0'}
            dependencies:
              ms: 2.1.3
            dev: false

          /lodash/4.17.20:
            resolution: {integrity: l20}
            dev: true

          /ms/2.0.0:
            resolution: {integrity: m200}
            dev: false

          /ms/2.1.3:
            resolution: {integrity: m213}
            dev: false

          /semver/7.8.6:
            resolution: {integrity: s786}
            dev: true
        """;

    public const string Pnpm6 = """
        lockfileVersion: '6.0'

        settings:
          autoInstallPeers: true
          excludeLinksFromLockfile: false

        importers:

          .:
            devDependencies:
              semver:
                specifier: ^7.5.0
                version: 7.8.6

          apps/api:
            dependencies:
              debug:
                specifier: ^4.3.4
                version: 4.4.3

          apps/web:
            dependencies:
              debug:
                specifier: 2.6.9
                version: 2.6.9
              ui:
                specifier: workspace:*
                version: link:../../packages/ui

          packages/ui:
            devDependencies:
              lodash:
                specifier: 4.17.20
                version: 4.17.20

        packages:

          /debug@2.6.9:
            resolution: {integrity: d269}
            dependencies:
              ms: 2.0.0
            dev: false

          /debug@4.4.3:
            resolution: {integrity: d443}
            dependencies:
              ms: 2.1.3
            dev: false

          /lodash@4.17.20:
            resolution: {integrity: l20}
            dev: true

          /ms@2.0.0:
            resolution: {integrity: m200}
            dev: false

          /ms@2.1.3:
            resolution: {integrity: m213}
            dev: false

          /semver@7.8.6:
            resolution: {integrity: s786}
            dev: true
        """;

    public const string Pnpm9 = """
        lockfileVersion: '9.0'

        settings:
          autoInstallPeers: true
          excludeLinksFromLockfile: false

        importers:

          .:
            devDependencies:
              semver:
                specifier: ^7.5.0
                version: 7.8.6

          apps/api:
            dependencies:
              debug:
                specifier: ^4.3.4
                version: 4.4.3(ms@2.1.3)

          apps/web:
            dependencies:
              debug:
                specifier: 2.6.9
                version: 2.6.9
              ui:
                specifier: workspace:*
                version: link:../../packages/ui

          packages/ui:
            devDependencies:
              lodash:
                specifier: 4.17.20
                version: 4.17.20

        packages:

          debug@2.6.9:
            resolution: {integrity: d269}

          debug@4.4.3:
            resolution: {integrity: d443}
            engines: {node: '>=6.0'}

          lodash@4.17.20:
            resolution: {integrity: l20}

          ms@2.0.0:
            resolution: {integrity: m200}

          ms@2.1.3:
            resolution: {integrity: m213}

          semver@7.8.6:
            resolution: {integrity: s786}

        snapshots:

          debug@2.6.9:
            dependencies:
              ms: 2.0.0

          debug@4.4.3(ms@2.1.3):
            dependencies:
              ms: 2.1.3

          lodash@4.17.20: {}

          ms@2.0.0: {}

          ms@2.1.3: {}

          semver@7.8.6: {}
        """;

    public const string Yarn1 = """
        # THIS IS AN AUTOGENERATED FILE. DO NOT EDIT THIS FILE DIRECTLY.
        # yarn lockfile v1


        debug@2.6.9:
          version "2.6.9"
          resolved "https://registry.example.com/debug/-/debug-2.6.9.tgz#5d12"
          integrity d269
          dependencies:
            ms "2.0.0"

        debug@^4.3.4:
          version "4.4.3"
          resolved "https://registry.example.com/debug/-/debug-4.4.3.tgz#c6ae"
          integrity d443
          dependencies:
            ms "^2.1.3"

        lodash@4.17.20:
          version "4.17.20"
          resolved "https://registry.example.com/lodash/-/lodash-4.17.20.tgz#6795"
          integrity l20

        ms@2.0.0:
          version "2.0.0"
          resolved "https://registry.example.com/ms/-/ms-2.0.0.tgz#5608"
          integrity m200

        "ms@2.1.1 || 2.1.3", ms@^2.1.3:
          version "2.1.3"
          resolved "https://registry.example.com/ms/-/ms-2.1.3.tgz#574c"
          integrity m213

        semver@^7.5.0:
          version "7.8.6"
          resolved "https://registry.example.com/semver/-/semver-7.8.6.tgz#1234"
          integrity s786
        """;

    public const string Yarn4 = """
        # This file is generated by running "yarn install" inside your project.
        # Manual changes might be lost - proceed with caution!

        __metadata:
          version: 8
          cacheKey: 10c0

        "api@workspace:apps/api":
          version: 0.0.0-use.local
          resolution: "api@workspace:apps/api"
          dependencies:
            debug: "npm:^4.3.4"
          languageName: unknown
          linkType: soft

        "debug@npm:2.6.9":
          version: 2.6.9
          resolution: "debug@npm:2.6.9"
          dependencies:
            ms: "npm:2.0.0"
          checksum: 10c0/d269
          languageName: node
          linkType: hard

        "debug@npm:^4.3.4":
          version: 4.4.3
          resolution: "debug@npm:4.4.3"
          dependencies:
            ms: "npm:^2.1.3"
          peerDependenciesMeta:
            supports-color:
              optional: true
          checksum: 10c0/d443
          languageName: node
          linkType: hard

        "lodash@npm:4.17.20":
          version: 4.17.20
          resolution: "lodash@npm:4.17.20"
          checksum: 10c0/l20
          languageName: node
          linkType: hard

        "ms@npm:2.0.0":
          version: 2.0.0
          resolution: "ms@npm:2.0.0"
          checksum: 10c0/m200
          languageName: node
          linkType: hard

        ? "ms@npm:2.1.3, ms@npm:^2.1.3"
        :
          version: 2.1.3
          resolution: "ms@npm:2.1.3"
          checksum: 10c0/m213
          languageName: node
          linkType: hard

        "root@workspace:.":
          version: 0.0.0-use.local
          resolution: "root@workspace:."
          dependencies:
            semver: "npm:^7.5.0"
          languageName: unknown
          linkType: soft

        "semver@npm:^7.5.0":
          version: 7.8.6
          resolution: "semver@npm:7.8.6"
          bin:
            semver: bin/semver.js
          checksum: 10c0/s786
          languageName: node
          linkType: hard

        "ui@npm:1.0.0, ui@workspace:packages/ui":
          version: 0.0.0-use.local
          resolution: "ui@workspace:packages/ui"
          dependencies:
            lodash: "npm:4.17.20"
          languageName: unknown
          linkType: soft
        """;

    public const string Bun = """
        {
          "lockfileVersion": 1,
          "workspaces": {
            "": {
              "name": "root",
              "devDependencies": {
                "semver": "^7.5.0",
              },
            },
            "apps/api": {
              "name": "api",
              "version": "1.0.0",
              "dependencies": {
                "debug": "^4.3.4",
              },
            },
            "apps/web": {
              "name": "web",
              "version": "1.0.0",
              "dependencies": {
                "debug": "2.6.9",
                "ui": "1.0.0",
              },
            },
            "packages/ui": {
              "name": "ui",
              "version": "1.0.0",
              "devDependencies": {
                "lodash": "4.17.20",
              },
            },
          },
          "packages": {
            "api": ["api@workspace:apps/api"],

            "debug": ["debug@4.4.3", "", { "dependencies": { "ms": "^2.1.3" }, "peerDependencies": { "supports-color": "*" }, "optionalPeers": ["supports-color"] }, "d443"],

            "lodash": ["lodash@4.17.20", "", {}, "l20"],

            "ms": ["ms@2.1.3", "", {}, "m213"],

            "semver": ["semver@7.8.6", "", { "bin": { "semver": "bin/semver.js" } }, "s786"],

            "ui": ["ui@workspace:packages/ui"],

            "web": ["web@workspace:apps/web"],

            "web/debug": ["debug@2.6.9", "", { "dependencies": { "ms": "2.0.0" } }, "d269"],

            "web/debug/ms": ["ms@2.0.0", "", {}, "m200"],
          }
        }
        """;
}
