namespace Actions.Aws;

/// <summary>The STS operations. <c>GetCallerIdentity</c> needs no permission.</summary>
internal static class StsOperations
{
    public static readonly Operation GetCallerIdentity = new(ServiceInfo.Sts, "GetCallerIdentity", Repeat.Freely, []);
    public static readonly Operation AssumeRole = new(ServiceInfo.Sts, "AssumeRole", Repeat.Freely, ["sts:AssumeRole"]);

    public static readonly Operation AssumeRoleWithWebIdentity =
        new(ServiceInfo.Sts, "AssumeRoleWithWebIdentity", Repeat.Freely, ["sts:AssumeRoleWithWebIdentity"]);

    public static IReadOnlyList<Operation> All { get; } = [GetCallerIdentity, AssumeRole, AssumeRoleWithWebIdentity];
}
