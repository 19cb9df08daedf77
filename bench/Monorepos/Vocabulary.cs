namespace Bench.Monorepos;

/// <summary>Names as they are found in large repositories of web shops.</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> Domains =
    [
        "account", "billing", "cart", "catalog", "checkout", "content", "delivery", "fraud", "identity", "inventory", "invoice", "loyalty", "messaging",
        "notification", "onboarding", "order", "payment", "pricing", "recommendation", "reporting", "returns", "search", "shipping", "subscription", "support",
    ];

    /// <summary>What a domain consists of: folder and last part of the name. Libraries come first, those they build on before them.</summary>
    public static readonly IReadOnlyList<(string Folder, string Name)> Parts =
    [
        ("packages", "core"), ("packages", "schema"), ("packages", "events"), ("packages", "client"), ("packages", "ui"),
        ("packages", "forms"), ("packages", "charts"), ("packages", "config"), ("packages", "i18n"), ("packages", "testing"),
        ("services", "api"), ("services", "worker"), ("services", "gateway"), ("services", "scheduler"), ("services", "importer"), ("services", "webhook"),
        ("apps", "web"), ("apps", "admin"), ("apps", "mobile"), ("apps", "portal"),
    ];

    /// <summary>Folders below a project and what is in them.</summary>
    public static readonly IReadOnlyList<(string Folder, string Extension)> Areas =
    [
        ("src/components", ".tsx"), ("src/components", ".css"), ("src/hooks", ".ts"), ("src/routes", ".ts"), ("src/models", ".ts"), ("src/services/internal", ".ts"),
        ("src/components/__tests__", ".test.tsx"), ("src/services/__tests__", ".test.ts"), ("db/migrations", ".sql"), ("docs", ".md"), ("src/locales", ".json"),
    ];

    public static readonly IReadOnlyList<string> Features =
        ["list-view", "detail-panel", "edit-form", "status-badge", "history", "filter-bar", "export-dialog", "summary-card", "permission", "audit-log", "retry-queue", "preview", "attachment"];
}
