namespace EcsDeploy;

/// <summary>Which environment values are not shown.</summary>
internal enum RedactEnv
{
    /// <summary>Those whose name looks like a secret's.</summary>
    Secrets,

    All,
}
