export const importWizard = {
  title: 'Import CSV',
}
