// The library comes as a file of a Python package, without types.
declare module "django-prose-editor/editor"
