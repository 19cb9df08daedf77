using Migrate.Linting.Sql;

namespace Migrate.Linting.Rules;

/// <summary>Whether statements give up waiting for a lock.</summary>
internal sealed class LockTimeout
{
    private const string Setting = "lock_timeout";

    private bool session;
    private bool local;

    public bool IsSet => session || local;

    public void See(SqlStatement statement)
    {
        var cursor = new SqlCursor(statement.Tokens);
        if (cursor.Take("SET"))
            Set(cursor);
        else if (cursor.Take("RESET") && cursor.TakeAny(Setting, "ALL"))
            session = local = false;
        else if (cursor.Take("SELECT") && Calls(statement))
            session = true;
        else if (cursor.TakeAny("COMMIT", "ROLLBACK", "END") && !statement.InCode)
            local = false;
    }

    private void Set(SqlCursor cursor)
    {
        var isLocal = cursor.Take("LOCAL");
        _ = cursor.Take("SESSION");
        if (!cursor.Take(Setting))
            return;
        _ = cursor.Take('=') || cursor.Take("TO");
        var isOn = cursor.Rest is [var value, ..] && !value.Is("DEFAULT") && value.Text.Trim('\'') is not ("" or "0");
        if (isLocal)
            local = isOn;
        else
            session = isOn;
    }

    private static bool Calls(SqlStatement statement) =>
        statement.Tokens.Has("set_config") && statement.Tokens.Any(token => token.Kind == SqlTokenKind.String && token.Content == Setting);
}
